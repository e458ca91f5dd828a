/**
 * The canonical text of a document: keys sorted, two spaces, one closing newline. Equal values give equal
 * bytes on every machine. Lists keep their order: it carries meaning.
 *
 * @throws {TypeError} the value is not JSON (a function, `undefined`, a number that is not finite)
 */
export const canonical = (value: unknown): string =>
  `${JSON.stringify(sorted(value), null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, item]) => [key, sorted(item)]),
    );
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} is not JSON`);
  }
  if (
    value === undefined ||
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    typeof value === 'bigint'
  ) {
    throw new TypeError(`A ${typeof value} is not JSON`);
  }
  return value;
}
