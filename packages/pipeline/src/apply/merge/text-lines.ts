const BOM = '\u{feff}';

/** A text as lines, apart from how its lines end: an editor that turns every `\n` into `\r\n` has changed no line. */
export interface TextLines {
  readonly lines: readonly string[];
  /** The way in which most of its lines end. */
  readonly eol: '\n' | '\r\n';
  readonly bom: boolean;
}

export function textLines(text: string): TextLines {
  const bom = text.startsWith(BOM);
  const plain = bom ? text.slice(BOM.length) : text;
  const breaks = plain.split('\n').length - 1;
  const windows = plain.split('\r\n').length - 1;
  return {
    lines: plain.split(/\r?\n/),
    eol: windows * 2 > breaks ? '\r\n' : '\n',
    bom,
  };
}

/** Lines as a text that looks like another one: its byte order mark, its line ends. */
export const asTextLike = (
  { bom, eol }: Omit<TextLines, 'lines'>,
  lines: readonly string[],
): string => `${bom ? BOM : ''}${lines.join(eol)}`;

/** Whether two texts are the same but for line ends and a byte order mark. */
export const sameLines = (a: string, b: string): boolean =>
  a === b || textLines(a).lines.join('\n') === textLines(b).lines.join('\n');

/** A text with the line ends and the byte order mark of another one. */
export const inStyleOf = (model: string, text: string): string =>
  asTextLike(textLines(model), textLines(text).lines);
