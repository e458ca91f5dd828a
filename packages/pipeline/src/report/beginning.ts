/** At most `limit` UTF-16 code units of a text; a pair of surrogates is kept or left out as a whole. */
export const beginning = (text: string, limit: number): string =>
  text.length <= limit
    ? text
    : text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
