import { beginning } from './beginning.js';

/**
 * A foreign text after `transform`, at most `limit` UTF-16 code units of it and a note on how long the whole is.
 * Cut before and after: escaping hundreds of megabytes to throw them away helps nobody, and escapes are
 * longer than what they stand for. An escape is not cut in two.
 */
export function shown(
  text: string,
  limit: number,
  transform: (text: string) => string,
): string {
  const all = transform(beginning(text, limit));
  if (text.length <= limit && all.length <= limit) return all;
  const kept = beginning(all, limit).replace(
    /\\(?:u(?:\{[0-9a-f]{0,6})?)?$/,
    '',
  );
  return `${kept}… (cut, ${text.length} characters in all)`;
}
