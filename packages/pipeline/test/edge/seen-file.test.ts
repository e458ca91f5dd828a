import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seenFile } from '../../src/edge/seen-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seen-'));
  mkdirSync(join(folder, 'src/db'), { recursive: true });
  writeFileSync(join(folder, 'src/db/a.ts'), 'text');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const seen = (path: string) => seenFile(folder, path);

test('a file, and nothing at all', () => {
  expect(seen('src/db/a.ts')).toEqual({ text: 'text' });
  expect(seen('src/db/b.ts')).toEqual({});
  expect(seen('src/main/b.ts')).toEqual({});
});

test('a byte order mark is part of the text', () => {
  writeFileSync(join(folder, 'src/db/a.ts'), '\u{feff}text');
  expect(seen('src/db/a.ts')).toEqual({ text: '\u{feff}text' });
});

test.each([
  ['a folder in its place', () => mkdirSync(join(folder, 'src/db/x.ts'))],
  [
    'a symbolic link, also one to a file',
    () => symlinkSync('a.ts', join(folder, 'src/db/x.ts')),
  ],
  [
    'a symbolic link to nowhere',
    () => symlinkSync('gone', join(folder, 'src/db/x.ts')),
  ],
  [
    'bytes that are no text',
    () => writeFileSync(join(folder, 'src/db/x.ts'), Buffer.from([0xff])),
  ],
  [
    'a name of other case',
    () => writeFileSync(join(folder, 'src/db/X.ts'), 'text'),
  ],
])('%s', (_, put) => {
  put();
  const { text, obstacle } = seen('src/db/x.ts');
  expect(text).toBeUndefined();
  expect(obstacle).toMatch(
    /^(a folder|a symbolic link) is in its place$|^it is not text in UTF-8$|differs only in case from X\.ts/,
  );
});

test('a read-only file is seen with its text', () => {
  chmodSync(join(folder, 'src/db/a.ts'), 0o444);
  expect(seen('src/db/a.ts')).toEqual({
    text: 'text',
    obstacle: 'it is read-only',
  });
});

test('a folder on the way that is a link, a file, or spelled otherwise', () => {
  symlinkSync('db', join(folder, 'src/link'));
  expect(seen('src/link/a.ts').obstacle).toMatch(/^src\/link is a symbolic/);
  expect(seen('src/db/a.ts/b.ts').obstacle).toMatch(
    /^src\/db\/a\.ts is a file/,
  );
  expect(seen('src/DB/a.ts').obstacle).toMatch(/differs only in case from db/);
});
