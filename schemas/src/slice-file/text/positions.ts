import type { Position, Range } from '../../diagnostic.js';

/** Turns an offset and a length, in UTF-16 code units, into a range of the text. */
export const rangesOf = (
  text: string,
): ((offset: number, length: number) => Range) => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(end.index + end[0].length);
  }
  const position = (offset: number): Position => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return (offset, length) => ({
    start: position(offset),
    end: position(offset + length),
  });
};
