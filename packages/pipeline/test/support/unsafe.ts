const LINE_COMMANDS = ['::', '##'];
const COMMANDS = ['##[', '##vso[', '##teamcity['];

/**
 * What a text would do besides being read, found without the code under test: by code point, by line, by
 * name. Empty when it is safe to print.
 */
export function unsafeIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0x09) continue;
    const bad =
      code < 0x20 ||
      (code >= 0x7f && code <= 0x9f) ||
      code === 0x00ad ||
      code === 0x034f ||
      code === 0x061c ||
      (code >= 0x115f && code <= 0x1160) ||
      (code >= 0x180b && code <= 0x180f) ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x2028 && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x206f) ||
      code === 0x2800 ||
      code === 0x3164 ||
      (code >= 0xd800 && code <= 0xf8ff) ||
      (code >= 0xfe00 && code <= 0xfe0f) ||
      code === 0xfeff ||
      (code >= 0xfff0 && code <= 0xfffb) ||
      code >= 0xe0000;
    if (bad) found.push(`U+${code.toString(16)}`);
  }
  for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]/)) {
    const begin = line.trimStart();
    for (const command of LINE_COMMANDS) {
      if (begin.startsWith(command))
        found.push(`a line begins with ${command}`);
    }
    for (const command of COMMANDS) {
      if (line.includes(command)) found.push(command);
    }
  }
  return found;
}
