import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateWorkspace } from '../../src/edge/private-workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'private-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Where the dependencies of a private workspace are. */
const dependenciesOf = (nodeModules: string): string => {
  const workspace = createPrivateWorkspace(nodeModules);
  try {
    return readlinkSync(join(workspace.folder, 'node_modules'));
  } finally {
    workspace.remove();
  }
};

test('dependencies that are themselves a link are linked where they really are', () => {
  const real = join(root, 'real/node_modules');
  mkdirSync(real, { recursive: true });
  symlinkSync(real, join(root, 'node_modules'));
  expect(dependenciesOf(join(root, 'node_modules'))).toBe(real);
});

test('a workspace without dependencies gets a link all the same', () => {
  const missing = join(root, 'node_modules');
  expect(dependenciesOf(missing)).toBe(missing);
});
