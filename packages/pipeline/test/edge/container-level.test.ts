import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containerLevel } from '../../src/edge/isolation/container-level.js';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A client that writes down what it is asked, and answers as the script says. */
const client = (script: string): string => {
  const path = join(folder, 'client');
  writeFileSync(path, `#!/bin/sh\necho "$*" >> ${folder}/asked\n${script}\n`, {
    mode: 0o755,
  });
  return path;
};
const asked = (): readonly string[] =>
  existsSync(join(folder, 'asked'))
    ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')
    : [];
const signal = () => new AbortController().signal;
const available = (path: string, platform: NodeJS.Platform = 'linux') =>
  containerLevel({ clients: [path], platform }).availability(signal());

test('a client without an engine is not available', async () => {
  const path = client('echo "Cannot connect to the Docker daemon" >&2; exit 1');
  expect(await available(path)).toEqual({
    available: false,
    reason: expect.stringContaining('Cannot connect to the Docker daemon'),
  });
  expect(asked()).toEqual(['version']);
});

test('an engine without the image is not available, and nothing is downloaded', async () => {
  const path = client('test "$1" = version');
  expect(await available(path)).toEqual({
    available: false,
    reason: expect.stringMatching(/the image is missing: .* pull node:.*-slim/),
  });
  expect(asked().join()).not.toContain('pull');
});

test('no client is not available', async () => {
  expect(await available(join(folder, 'none'))).toMatchObject({
    available: false,
  });
});

test('on another system than Linux it is not even asked', async () => {
  expect(await available(client('exit 0'), 'darwin')).toMatchObject({
    available: false,
  });
  expect(asked()).toEqual([]);
});

test('a container that outlives its client is removed', async () => {
  const path = client('test "$1" = run && exec sleep 30; exit 0');
  const level = containerLevel({ clients: [path], platform: 'linux' });
  expect(await level.availability(signal())).toEqual({ available: true });
  const outcome = await level.open(join(folder, 'node_modules')).run({
    file: process.execPath,
    args: ['x.cjs'],
    cwd: folder,
    env: {},
    readable: [],
    writable: [],
    scratch: join(folder, 'scratch'),
    timeout: 1_500,
    signal: signal(),
  });
  expect(outcome.timedOut).toBe(true);
  const name = /--name=(\S+)/.exec(asked().join('\n'))?.[1] ?? 'none';
  expect(asked().at(-1)).toBe(`rm --force ${name}`);
});
