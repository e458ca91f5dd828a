/**
 * What a reader does not see as what it is: controls, formats and bidirectional marks, surrogates without
 * their partner, private and unassigned characters; whatever a renderer may leave out (fillers, joiners,
 * variation selectors); line separators that only some readers take for a line end; a blank that is a letter.
 */
const UNSEEN =
  /[\p{Other}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;

/**
 * Shows every invisible character as `\u{1b}`, so that nothing is lost; `\n` and `\t` stay, and `\r\n` is the
 * line end that it means. Backslashes stay as they are: what is escaped already stays the same.
 */
export const escapeInvisible = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(UNSEEN, (character) =>
      character === '\n' || character === '\t'
        ? character
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
