import { expect, test } from '@jest/globals';
import { preTasksExecution } from '../src/plugin.js';
import { SUBMISSION } from '../src/submission-mark.js';

const mark = (...argv: string[]) => {
  process.env = { ...before };
  preTasksExecution(
    {},
    { argv: ['node', 'nx', ...argv], workspaceRoot: '/nowhere' },
  );
  return process.env[SUBMISSION];
};

const before = { ...process.env };

test('an artifact on the command line is never the same run twice', () => {
  const run = ['run', 'notes:db', '--artifact', 'a.json'];
  expect(mark(...run)).toBeDefined();
  expect(mark(...run)).not.toBe(mark(...run));
  expect(mark('run', 'notes:db', '--artifact=a.json')).toBeDefined();
});

test('any other command is what it was', () => {
  expect(mark('run', 'notes:db')).toBeUndefined();
  expect(mark('run', 'notes:db', '--artifacts=x')).toBeUndefined();
  expect(mark('run', 'notes:artifact')).toBeUndefined();
});
