/** What a terminal or a reader would not see as what it is: controls, bidi marks, zero-width characters, line separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const escapeUnits = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

const inert = (character: string): string => {
  if (character === '"' || character === '\\') {
    return `\\${character}`;
  }
  return INVISIBLE.test(character) ? escapeUnits(character) : character;
};

/** Foreign text as a JSON string literal on one line, safe to print anywhere, with `…` where it was cut to `max` characters. */
export const quote = (text: string, max = 60): string => {
  let shown = '';
  for (const character of text) {
    const next = inert(character);
    if (shown.length + next.length > max) {
      return `"${shown}…"`;
    }
    shown += next;
  }
  return `"${shown}"`;
};
