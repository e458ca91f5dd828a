import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencyFolders } from '../../src/edge/isolation/dependency-folders.js';

let repo: string;
beforeEach(() => {
  repo = realpathSync(mkdtempSync(join(tmpdir(), 'repo-')));
});
afterEach(() => rmSync(repo, { recursive: true, force: true }));

const link = (target: string, name: string): void => {
  symlinkSync(join(repo, target), join(repo, 'node_modules', name));
};

test('of a workspace that is linked to, what it publishes is shown, and nothing that lies beside it', () => {
  mkdirSync(join(repo, 'node_modules/@scope'), { recursive: true });
  mkdirSync(join(repo, 'packages/core/dist'), { recursive: true });
  mkdirSync(join(repo, 'packages/core/src'));
  writeFileSync(join(repo, 'packages/core/.env'), 'KEY=1');
  writeFileSync(
    join(repo, 'packages/core/package.json'),
    '{ "files": ["dist", "missing", "lib/*.js", "../..", ".."] }',
  );
  link('packages/core', '@scope/core');
  const mine = dependencyFolders(join(repo, 'node_modules')).filter((path) =>
    path.startsWith(repo),
  );
  expect(mine.sort()).toEqual([
    join(repo, 'node_modules'),
    join(repo, 'packages/core/dist'),
    join(repo, 'packages/core/package.json'),
  ]);
});

test('a link to what is no package shows nothing', () => {
  mkdirSync(join(repo, 'node_modules'), { recursive: true });
  mkdirSync(join(repo, 'secrets'));
  link('secrets', 'secrets');
  link('nowhere', 'dangling');
  expect(
    dependencyFolders(join(repo, 'node_modules')).filter((path) =>
      path.startsWith(repo),
    ),
  ).toEqual([join(repo, 'node_modules')]);
});

test('our own tools are there, wherever they are installed', () => {
  const folders = dependencyFolders(join(repo, 'node_modules')).join('\n');
  expect(folders).toMatch(/node_modules$/m);
  expect(folders).toMatch(/testing$/m);
});
