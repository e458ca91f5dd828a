import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commitWrites } from '../../../src/apply/journal/commit-writes.js';
import { recover } from '../../../src/apply/journal/recover.js';
import { withApplyLock } from '../../../src/apply/journal/apply-lock.js';
import { digestOf } from '../../../src/seal/digest.js';

let workspace: string;
const at = (path: string) => join(workspace, path);
const codes = (result: ReturnType<typeof commitWrites>) =>
  result.ok ? [] : result.error.map(({ code, file }) => [code, file]);

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'journal-bad-'));
  mkdirSync(at('src'));
  writeFileSync(at('src/a.ts'), 'old\n');
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

const update = { path: 'src/a.ts', before: 'old\n', after: 'new\n' };
const create = { path: 'src/b/c.ts', before: null, after: 'c\n' };

test('an edit since the change set was made is named, and nothing is written', () => {
  writeFileSync(at('src/a.ts'), 'mine\n');
  expect(codes(commitWrites(workspace, [update, create]))).toEqual([
    ['EDITED_MEANWHILE', 'src/a.ts'],
  ]);
  expect(readFileSync(at('src/a.ts'), 'utf8')).toBe('mine\n');
});

test('a link, a folder or a read-only file is neither replaced nor written through', () => {
  symlinkSync('/tmp', at('src/b'));
  chmodSync(at('src/a.ts'), 0o444);
  mkdirSync(at('src/d.ts'));
  const folder = { path: 'src/d.ts', before: null, after: 'd\n' };
  expect(codes(commitWrites(workspace, [update, create, folder]))).toEqual([
    ['TARGET_READ_ONLY', 'src/a.ts'],
    ['TARGET_REFUSED', 'src/b'],
    ['TARGET_REFUSED', 'src/d.ts'],
  ]);
});

test.each(['../x.ts', '/x.ts', '.git/hooks/x', 'a//b.ts', 'a/CON.ts', 'a\\b'])(
  'the path %s is refused',
  (path) => {
    expect(
      codes(commitWrites(workspace, [{ path, before: null, after: '' }])),
    ).toEqual([['PATH_REFUSED', null]]);
  },
);

const journal = (document: unknown) => {
  mkdirSync(at('.nx-slice/apply/staging'), { recursive: true });
  writeFileSync(
    at('.nx-slice/apply/journal.json'),
    typeof document === 'string' ? document : JSON.stringify(document),
  );
};
const entry = {
  path: 'src/a.ts',
  before: digestOf('old\n'),
  after: digestOf('new\n'),
  staged: '0',
};

test.each([
  ['of a newer version', { version: 2, what: [] }, 'JOURNAL_NEWER'],
  ['that is cut off', '{"version":1,"fi', 'JOURNAL_UNREADABLE'],
  [
    'that leads out of the workspace',
    { version: 1, files: [{ ...entry, path: '../a.ts' }] },
    'JOURNAL_UNREADABLE',
  ],
  [
    'without what it speaks of',
    { version: 1, files: [entry] },
    'STAGING_DAMAGED',
  ],
])('a journal %s stops everything, and nothing is written', (_, text, code) => {
  journal(text);
  const recovered = recover(workspace);
  expect(recovered.ok ? [] : recovered.error[0]?.code).toBe(code);
  expect(readFileSync(at('src/a.ts'), 'utf8')).toBe('old\n');
});

test('a file that a person edited after the kill is named, and recovery goes on when it is out of the way', () => {
  journal({ version: 1, files: [entry] });
  writeFileSync(at('.nx-slice/apply/staging/0'), 'new\n');
  writeFileSync(at('src/a.ts'), 'mine\n');
  const stopped = recover(workspace);
  expect(stopped.ok ? [] : stopped.error[0]).toMatchObject({
    code: 'RECOVERY_CONFLICT',
    file: 'src/a.ts',
  });
  expect(readFileSync(at('src/a.ts'), 'utf8')).toBe('mine\n');
  writeFileSync(at('src/a.ts'), 'old\n');
  expect(recover(workspace)).toEqual({ ok: true, value: 'redone' });
  expect(readFileSync(at('src/a.ts'), 'utf8')).toBe('new\n');
  expect(recover(workspace)).toEqual({ ok: true, value: 'nothing' });
});

test('a second apply waits, names the first, and gives up in time', async () => {
  const options = {
    signal: new AbortController().signal,
    onEvent: () => undefined,
    waitAtMost: 50,
  };
  const inner = await withApplyLock(workspace, options, () =>
    withApplyLock(workspace, options, () =>
      Promise.resolve({ ok: true, value: 'in' }),
    ),
  );
  expect(inner.ok ? '' : inner.error[0]?.message).toContain(
    `apply (process ${process.pid}`,
  );
});
