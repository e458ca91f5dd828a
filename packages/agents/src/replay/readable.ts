/** UTF-16 code units; longer lines hide what changed. */
const LINE = 200;

/**
 * A document in lines that a person can compare: like its JSON, but a text of several lines is written as such. For
 * reading only, there is no way back.
 */
export const readable = (document: unknown): string =>
  lines(document)
    .map((line) => (line.length > LINE ? `${line.slice(0, LINE)}…` : line))
    .join('\n');

function lines(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.length === 0
      ? ['[]']
      : value.flatMap((item) => entry('-', item));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([, item]) => item !== undefined,
    );
    return entries.length === 0
      ? ['{}']
      : entries
          .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
          .flatMap(([key, item]) => entry(`${key}:`, item));
  }
  return typeof value === 'string' && value.includes('\n')
    ? value.split('\n')
    : [JSON.stringify(value)];
}

function entry(head: string, value: unknown): readonly string[] {
  const below = lines(value);
  const [only = ''] = below;
  const isBlock = typeof value === 'object' && value !== null;
  return below.length === 1 && (!isBlock || only === '[]' || only === '{}')
    ? [`${head} ${only}`]
    : [head, ...below.map((line) => `  ${line}`)];
}
