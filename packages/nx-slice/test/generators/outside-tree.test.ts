import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { diagnostic } from '@nx-slice/pipeline';
import { fail, ok } from '@nx-slice/schemas';
import { stripVTControlCharacters } from 'node:util';
import { outsideTree } from '../../src/generators/outside-tree.js';

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  const keep = (text: unknown) => {
    lines.push(stripVTControlCharacters(String(text)));
  };
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('shows first, writes in the callback, and shows the changes once', async () => {
  const runs: boolean[] = [];
  const callback = await outsideTree('nx-slice:apply', (context, dryRun) => {
    runs.push(dryRun);
    context.onEvent({
      type: 'changes',
      slice: 'notes',
      changes: [{ kind: 'create', path: 'src/a.ts', after: 'a' }],
      dryRun,
    });
    if (!dryRun) context.onEvent({ type: 'applied', slice: 'notes' });
    return Promise.resolve(ok(undefined));
  });
  expect(runs).toEqual([true]);
  await callback();
  expect(runs).toEqual([true, false]);
  expect(lines.filter((line) => line.includes('CREATE'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('notes: applied');
});

test('what could not be written is an error at once, so that Nx does not even get a callback', async () => {
  await expect(
    outsideTree('nx-slice:apply', () =>
      Promise.resolve(
        fail([
          diagnostic({ code: 'APPLY_CONFLICT', stage: 'apply', message: 'no' }),
        ]),
      ),
    ),
  ).rejects.toThrow('nx-slice:apply has failed');
  expect(lines.join('\n')).toContain('APPLY_CONFLICT');
});
