import { describe, expect, test } from '@jest/globals';
import { formatSource } from '../src/format.js';

describe('a file', () => {
  test.each([
    ['a.ts', 'const a:string="x"', "const a: string = 'x';\n"],
    ['a.tsx', 'const a=<p title="x"/>', 'const a = <p title="x" />;\n'],
    ['a.mjs', 'export default {a:1}', 'export default { a: 1 };\n'],
    ['a.json', '{"a":1}', '{ "a": 1 }\n'],
  ])('%s is formatted by its kind', async (path, content, formatted) => {
    expect(await formatSource(path, content)).toBe(formatted);
  });

  test('of another kind is left as it is', async () => {
    expect(await formatSource('a.txt', ' x ')).toBe(' x ');
  });

  test('that is formatted stays as it is', async () => {
    const once = await formatSource('a.ts', 'f(  1 );');
    expect(await formatSource('a.ts', once)).toBe(once);
  });

  test('that is no program is a bug', async () => {
    await expect(formatSource('a.ts', 'const = 1')).rejects.toThrow(
      SyntaxError,
    );
  });
});
