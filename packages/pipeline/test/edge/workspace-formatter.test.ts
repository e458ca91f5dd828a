import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../src/edge/files.js';
import { formatInWorkspace } from '../../src/edge/workspace-formatter.js';
import { REPOSITORY } from '../support/tiny-job.js';

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'formatter-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const source = { path: 'a/src/x.ts', content: `const x = 'one';\n` };
const wants = (version: string) =>
  JSON.stringify({ devDependencies: { prettier: version } });

const write = (files: Readonly<Record<string, string>>) => {
  writeFiles(
    workspace,
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );
};
const install = () => {
  symlinkSync(
    join(REPOSITORY, 'node_modules'),
    join(workspace, 'node_modules'),
  );
};
async function formatted() {
  const result = await formatInWorkspace(workspace, [source]);
  return result.ok
    ? result.value.files[0]?.content
    : result.error.map(({ code }) => code);
}

test('a workspace that does not ask for Prettier, or has not installed it, is left alone', async () => {
  expect(await formatted()).toBe(source.content);
  write({ 'package.json': wants('3') });
  expect(await formatted()).toBe(source.content);
  install();
  write({ 'package.json': '{}' });
  expect(await formatted()).toBe(source.content);
});

test('the configuration for the path counts, and what is ignored is ignored', async () => {
  install();
  write({ 'package.json': wants('3') });
  expect(await formatted()).toBe(`const x = "one";\n`);
  write({ 'a/.prettierrc.json': '{ "semi": false, "singleQuote": true }' });
  expect(await formatted()).toBe(`const x = 'one'\n`);
  write({ '.prettierignore': 'a/src\n' });
  expect(await formatted()).toBe(source.content);
});

test('the same with the same settings is not formatted again; with others it is', async () => {
  install();
  write({ 'package.json': wants('3') });
  const first = await formatInWorkspace(workspace, [source]);
  if (!first.ok) throw new Error('not formatted');
  const known = { ...first.value, files: [{ path: 'x', content: 'known' }] };
  const again = await formatInWorkspace(workspace, [source], known);
  expect(again).toEqual({ ok: true, value: known });
  write({ 'b/.prettierrc.json': '{ "semi": false }' });
  const other = { ...source, path: 'b/x.ts' };
  expect(await formatInWorkspace(workspace, [other], known)).toMatchObject({
    value: { files: [{ path: 'b/x.ts', content: 'const x = "one"\n' }] },
  });
});

test('a configuration that cannot be read is named', async () => {
  install();
  write({ 'package.json': wants('3'), 'a/.prettierrc.json': '{' });
  expect(await formatted()).toEqual(['FORMATTER_FAILED']);
});
