import { stripVTControlCharacters } from 'node:util';

/**
 * Text from an agent, a tool or a file, made safe to print: control and invisible characters are shown as
 * escapes, and no line can pass for a command to a CI system.
 */
export function inert(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[^\P{Other}\n\t]|[\u2028\u2029]/gu, escaped)
    .replace(/^(\s*)(::|##)/gm, '$1\\$2');
}

const escaped = (character: string): string =>
  [...character]
    .map((item) => `\\u{${(item.codePointAt(0) ?? 0).toString(16)}}`)
    .join('');
