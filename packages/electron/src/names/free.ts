/**
 * The first of `name`, `name` + suffix, `name` + suffix + suffix, … that is not taken; from then on it is.
 * `key` says what two names must not share.
 */
export function free(
  name: string,
  suffix: string,
  taken: Set<string>,
  key: (name: string) => string = (text) => text,
): string {
  let candidate = name;
  while (taken.has(key(candidate))) candidate += suffix;
  taken.add(key(candidate));
  return candidate;
}
