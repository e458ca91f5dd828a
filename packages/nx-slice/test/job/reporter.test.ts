import { afterEach, expect, jest, test } from '@jest/globals';
import { diagnostic } from '@nx-slice/pipeline';
import { stripVTControlCharacters } from 'node:util';
import { createReporter } from '../../src/job/reporter.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a reporter prints, our own colours taken off. */
function printed(): readonly string[] {
  const lines: string[] = [];
  const keep = (text: unknown) => {
    lines.push(stripVTControlCharacters(String(text)));
  };
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
  return lines;
}

const hostile = 'x\u0007\r::error::y\n::add-mask::z';

test('outside text in an event and in a diagnostic is printed inert', () => {
  const lines = printed();
  const reporter = createReporter();
  reporter.event({ type: 'applied', slice: hostile });
  reporter.diagnostics([
    diagnostic({ code: 'A', stage: 'test', layer: 'db', message: hostile }),
  ]);
  expect(lines).toEqual([
    'x\\u{7}\\u{d}::error::y\\n\\::add-mask::z: applied',
    'error A (db, test): x\\u{7}\\u{d}::error::y\n  \\::add-mask::z',
  ]);
});

test('what an event has shown is not shown again', () => {
  const lines = printed();
  const reporter = createReporter();
  const item = diagnostic({ code: 'A', stage: 'test', message: 'wrong' });
  reporter.event({
    type: 'rejected',
    layer: 'db',
    attempt: 1,
    diagnostics: [item],
  });
  reporter.diagnostics([item]);
  expect(lines).toHaveLength(1);
});

test('for a program, changes are JSON on standard output and nothing else is', () => {
  const out: string[] = [];
  const error: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((text) => {
    out.push(String(text));
  });
  jest.spyOn(console, 'error').mockImplementation((text) => {
    error.push(String(text));
  });
  const reporter = createReporter({ json: true });
  reporter.event({
    type: 'changes',
    slice: 'notes',
    changes: [{ kind: 'unchanged', path: 'src/a.ts' }],
    dryRun: false,
  });
  reporter.event({ type: 'applied', slice: 'notes' });
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([
    {
      version: 1,
      slice: 'notes',
      dryRun: false,
      changes: [{ kind: 'unchanged', path: 'src/a.ts' }],
    },
  ]);
  expect(error).toHaveLength(1);
});
