import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  COLLECT_LIMITS,
  collectFiles,
} from '../../src/codex/edge/collect-files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, content: string | Buffer = 'x'): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const collected = () => collectFiles(folder, ['src/db/', 'test/db/']);
const refused = () => expect.objectContaining({ ok: false });

test('files below the roots are read, sorted, and no others', () => {
  write('src/db/index.ts', 'ä');
  write('src/db/deep/er.ts');
  write('test/db/a.test.ts');
  write('src/main/index.ts');
  write('src/db.ts');
  write('package.json');
  expect(collected()).toEqual({
    ok: true,
    value: [
      { path: 'src/db/deep/er.ts', content: 'x' },
      { path: 'src/db/index.ts', content: 'ä' },
      { path: 'test/db/a.test.ts', content: 'x' },
    ],
  });
});

test('nothing written is no files', () => {
  expect(collected()).toEqual({ ok: true, value: [] });
});

test('a link is refused, and a root behind a link is none', () => {
  write('secret/index.ts', 'SECRET');
  mkdirSync(join(folder, 'src/db'), { recursive: true });
  symlinkSync(join(folder, 'secret'), join(folder, 'src/db/linked'));
  expect(collected()).toEqual({
    ok: false,
    error: 'src/db/linked is no regular file',
  });
  rmSync(join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(folder, 'secret'), join(folder, 'src/db'));
  expect(collected()).toEqual({ ok: true, value: [] });
});

test('a pipe without a writer is refused, not waited for', () => {
  mkdirSync(join(folder, 'src/db'), { recursive: true });
  execFileSync('mkfifo', [join(folder, 'src/db/pipe.ts')]);
  expect(collected()).toEqual(refused());
});

test('too much is refused before it is read', () => {
  write('src/db/large.ts', Buffer.alloc(COLLECT_LIMITS.bytes + 1, 'x'));
  expect(collected()).toEqual(refused());
});

test('all files together count', () => {
  write('src/db/a.ts', Buffer.alloc(COLLECT_LIMITS.bytes / 2, 'x'));
  write('src/db/b.ts', Buffer.alloc(COLLECT_LIMITS.bytes / 2, 'x'));
  expect(collected().ok).toBe(true);
  write('src/db/c.ts', 'x');
  expect(collected()).toEqual(refused());
});

test('too many files, or folders inside each other, are refused', () => {
  for (let count = 0; count <= COLLECT_LIMITS.files; count += 1) {
    write(`src/db/file-${count}.ts`);
  }
  expect(collected()).toEqual(refused());
  rmSync(join(folder, 'src'), { recursive: true });
  write(`src/db/${'deep/'.repeat(COLLECT_LIMITS.depth)}a.ts`);
  expect(collected()).toEqual(refused());
});

test('what is not UTF-8 is refused', () => {
  write('src/db/index.ts', Buffer.from([0xff, 0xfe, 0x41]));
  expect(collected()).toEqual({
    ok: false,
    error: 'src/db/index.ts is not UTF-8',
  });
});
