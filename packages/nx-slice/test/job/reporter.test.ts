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
