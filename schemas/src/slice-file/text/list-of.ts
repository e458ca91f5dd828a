import { quote } from './quote.js';

const MAX = 120;

/** `"list", "get", "create"`, cut with `…` when it gets long. */
export const listOf = (names: readonly string[]): string => {
  let text = '';
  for (const name of names) {
    const next = `${text === '' ? '' : ', '}${quote(name)}`;
    if (text.length + next.length > MAX) {
      return `${text}, …`;
    }
    text += next;
  }
  return text;
};
