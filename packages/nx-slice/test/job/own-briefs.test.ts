import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOwnBriefs } from '../../src/job/own-briefs.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'own-briefs-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

test('reads the files that there are, with line ends of one kind', () => {
  mkdirSync(join(workspace, 'briefs'));
  writeFileSync(join(workspace, 'briefs/common.md'), 'One.\r\nTwo.\r\n');
  writeFileSync(join(workspace, 'briefs/db.md'), 'Three.\n');
  writeFileSync(join(workspace, 'briefs/other.md'), 'Not a layer.\n');
  expect(readOwnBriefs(workspace, 'briefs', ['db', 'main'])).toEqual({
    ok: true,
    value: new Map([
      ['common', 'One.\nTwo.\n'],
      ['db', 'Three.\n'],
    ]),
  });
});

test('no folder is named: nothing', () => {
  expect(readOwnBriefs(workspace, undefined, ['db'])).toEqual({
    ok: true,
    value: new Map(),
  });
});

test('a folder that is not there is named, with the option', () => {
  const read = readOwnBriefs(workspace, 'tools/briefs', ['db']);
  expect(read).toMatchObject({
    ok: false,
    error: [{ code: 'BRIEFS_MISSING', file: 'tools/briefs' }],
  });
});
