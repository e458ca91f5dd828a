import { readSlice, type Range } from '../../src/index.js';

/** The part of a text that a range covers, line by line as an editor counts. */
export const textAt = (text: string, { start, end }: Range): string => {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/);
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).join('').length + column - 1;
  return text.slice(
    offset(start.line, start.column),
    offset(end.line, end.column),
  );
};

/** What `readSlice` has against a text: code, message, hint, and the text that it points to. */
export const mistakesInText = (text: string) => {
  const read = readSlice(text, 'slice.json');
  return read.ok
    ? []
    : read.error.map(({ code, message, hint, range }) => ({
        code,
        message,
        hint,
        points: range === null ? null : textAt(text, range),
      }));
};

export const mistakesIn = (slice: unknown) =>
  mistakesInText(JSON.stringify(slice, null, 2));
