import type { Path } from '../slice-file.js';
import { quote } from './quote.js';

const MAX = 120;

const step = (part: string | number): string => {
  if (typeof part === 'number') {
    return `[${String(part)}]`;
  }
  return /^[A-Za-z_$][\w$]{0,60}$/.test(part)
    ? `.${part}`
    : `[${quote(part, 40)}]`;
};

/** `entities[0].fields[1].name`; a long one loses its beginning. */
export const pathText = (path: Path): string => {
  const text = path.map(step).join('').replace(/^\./, '');
  return text.length > MAX ? `…${text.slice(-MAX)}` : text;
};
