/**
 * What a reader would not see or would see elsewhere: control characters, line separators, halves of a
 * surrogate pair, and what turns the direction of text. The joiner inside an emoji stays.
 */
const UNSEEN = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escapedUnits = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(UNSEEN, escapedUnits);

/** A single-quoted TypeScript literal that means exactly this text. */
export const quote = (text: string): string =>
  `'${escaped(text).replaceAll("'", "\\'")}'`;

/** A template literal that means exactly this text; line feeds stay as they are, so that long text reads well. */
export const template = (text: string): string =>
  `\`${text
    .split('\n')
    .map((line) =>
      escaped(line).replaceAll('`', '\\`').replaceAll('${', '\\${'),
    )
    .join('\n')}\``;

/** A value as it stands in a SQL statement. */
export const sqlText = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : `'${value.replaceAll("'", "''")}'`;

/** A SQL identifier, always quoted: `order` and `group` are columns like any other. */
export const sqlName = (name: string): string =>
  `"${name.replaceAll('"', '""')}"`;

/** A property's name as it stands in an object literal or a type. */
export const property = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);

/** How a member of that name is read: `limits.title`. */
export const member = (object: string, name: string): string =>
  property(name) === name ? `${object}.${name}` : `${object}[${quote(name)}]`;

/** A JSON-like value as a literal. */
export const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? quote(value) : String(value);

/** Text that is safe inside a block comment: nothing in it ends the comment, and it stays on one line. */
export const comment = (text: string): string =>
  text
    .replaceAll(UNSEEN, ' ')
    .replaceAll('*/', '* /')
    .replaceAll(/\s+/g, ' ')
    .trim();

export type Lines = string | false | null | undefined | readonly Lines[];

/** Lines of code as one text; what is left out is `false`, an empty line is `''`. */
export const lines = (...parts: readonly Lines[]): string =>
  flattened(parts).join('\n');

const flattened = (part: Lines): readonly string[] => {
  if (part === false || part === null || part === undefined) return [];
  return typeof part === 'string' ? [part] : part.flatMap(flattened);
};
