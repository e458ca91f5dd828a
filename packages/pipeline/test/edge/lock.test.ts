import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MUTANTS } from '../../../../tools/crash/faulty-fs.mjs';
import { nodeFs } from '../../src/edge/journal-fs.js';
import {
  acquireLock,
  acquireLockSync,
} from '../../src/edge/lock/acquire-lock.js';
import { identify } from '../../src/edge/lock/process-identity.js';
import { tryLock } from '../../src/edge/lock/try-lock.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const here = identify();
const take = (identity = here) =>
  tryLock(file, { purpose: 'a test', identity });

test('one has it, the next is told who, and gets it afterwards; nothing is left', () => {
  const first = take();
  expect(take()).toMatchObject({
    isHeld: false,
    refusal: {
      kind: 'held',
      isForeign: false,
      owner: { pid: process.pid, purpose: 'a test' },
    },
  });
  if (first.isHeld) first.lock.release();
  const second = take();
  expect(second.isHeld).toBe(true);
  if (second.isHeld) second.lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['its process id was used again', { ...here, start: '1' }],
  ['its process has ended', { ...here, pid: 4_194_304 }],
  ['the machine was started again', { ...here, boot: 'another' }],
])('it is taken over when %s', (_, owner) => {
  expect(take(owner).isHeld).toBe(true);
  expect(take().isHeld).toBe(true);
  expect(readdirSync(folder)).toEqual(['lock']);
});

test.each([
  ['another machine', { ...here, host: 'elsewhere', boot: 'another' }],
  ['another container', { ...here, namespace: 'pid:[1]' }],
])('it is not taken from %s, of which nobody here can tell', (_, owner) => {
  expect(take(owner).isHeld).toBe(true);
  expect(take()).toMatchObject({
    isHeld: false,
    refusal: { kind: 'held', isForeign: true },
  });
});

test('what is no lock file is left alone, and waited for by nobody', async () => {
  writeFileSync(file, '{"version":2}');
  expect(
    await acquireLock(file, { purpose: 'a test', waitAtMost: 60_000 }),
  ).toEqual({ ok: false, error: { kind: 'unreadable' } });
});

test('who waits gets it when it is let go, says so once, and gives up in time', async () => {
  const first = take();
  const waits: string[] = [];
  const options = {
    purpose: 'a test',
    onWait: ({ kind }: { readonly kind: string }) => waits.push(kind),
  };
  expect(acquireLockSync(file, { ...options, waitAtMost: 60 }).ok).toBe(false);
  expect(waits).toEqual(['held']);
  const waiting = acquireLock(file, { ...options, waitAtMost: 60_000 });
  if (first.isHeld) first.lock.release();
  expect((await waiting).ok).toBe(true);
});

test('a lock that everybody gets is noticed', () => {
  const fs = MUTANTS['no lock'](nodeFs);
  const both = [0, 1].map(
    () => tryLock(file, { purpose: 'a test', fs }).isHeld,
  );
  expect(both).toEqual([true, true]);
  expect(take().isHeld).toBe(false);
});
