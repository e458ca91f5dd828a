import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../src/job/run-ledger.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

test('what was recorded for a slice is read back, in order', () => {
  const ledger = openLedger(workspace);
  expect(ledger.read('notes')).toEqual([]);
  ledger.record('notes', { layer: 'plan', calls: 1, usage: null, cost: null });
  ledger.record('tasks', { layer: 'plan', calls: 2, usage: null, cost: null });
  ledger.record('notes', { layer: 'db', calls: 3, usage: null, cost: null });
  expect(openLedger(workspace).read('notes')).toEqual([
    { layer: 'plan', calls: 1, usage: null, cost: null },
    { layer: 'db', calls: 3, usage: null, cost: null },
  ]);
});

test('a run that is over is forgotten', () => {
  const ledger = openLedger(workspace);
  ledger.record('notes', { layer: 'plan', calls: 1, usage: null, cost: null });
  ledger.close();
  expect(openLedger(workspace).read('notes')).toEqual([]);
});

test('a run of another day is forgotten', () => {
  const old = join(workspace, '.nx/nx-slice/runs/1');
  mkdirSync(old, { recursive: true });
  utimesSync(old, 0, 0);
  openLedger(workspace).record('notes', {
    layer: 'plan',
    calls: 1,
    usage: null,
    cost: null,
  });
  expect(existsSync(old)).toBe(false);
});
