import { quote } from './quote.js';

/** What was found, in a few words; `undefined` is what is missing. */
export const show = (value: unknown): string => {
  if (value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty array' : 'an array';
  }
  return typeof value === 'object' && value !== null
    ? 'an object'
    : String(value);
};
