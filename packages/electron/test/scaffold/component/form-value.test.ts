import { describe, expect, test } from '@jest/globals';
import type { PlanField } from '@nx-slice/schemas';
import {
  initialText,
  readText,
  storedText,
  valueOf,
} from '../../../src/scaffold/component/form-value.js';

const field = (parts: Partial<PlanField> & Pick<PlanField, 'type'>) => ({
  name: 'size',
  label: 'Size',
  planned: {
    name: 'size',
    maxLength: null,
    min: null,
    max: null,
    values: null,
    default: null,
    optional: false,
    unique: false,
    entity: null,
    ...parts,
  },
});

describe('an input of a new entry', () => {
  test.each([
    [field({ type: 'string' }), `''`],
    [field({ type: 'string', default: `it's ` }), String.raw`'it\'s'`],
    [field({ type: 'boolean' }), `''`],
    [field({ type: 'boolean', default: true }), `'on'`],
    [field({ type: 'boolean', default: true, optional: true }), `'yes'`],
    [field({ type: 'boolean', default: false, optional: true }), `'no'`],
    [field({ type: 'number', default: 1.5 }), `'1.5'`],
    [
      field({ type: 'datetime', default: '2026-03-31T18:05:00.000Z' }),
      `toLocalTime('2026-03-31T18:05:00.000Z')`,
    ],
  ])('%j holds %s', (one, code) => {
    expect(initialText(one)).toBe(code);
  });
});

describe('an input of a stored entry', () => {
  test.each([
    [field({ type: 'string' }), 'x'],
    [field({ type: 'string', optional: true }), `x ?? ''`],
    [field({ type: 'boolean' }), `x ? 'on' : ''`],
    [
      field({ type: 'boolean', optional: true }),
      `x === undefined ? '' : x ? 'yes' : 'no'`,
    ],
    [field({ type: 'integer' }), 'String(x)'],
    [field({ type: 'integer', optional: true }), `String(x ?? '')`],
    [
      field({ type: 'datetime', optional: true }),
      `x === undefined ? '' : toLocalTime(x)`,
    ],
  ])('%j holds %s', (one, code) => {
    expect(storedText(one, 'x')).toBe(code);
  });
});

describe('a text stands for', () => {
  test.each([
    [field({ type: 'text' }), 'x'],
    [field({ type: 'boolean' }), `x === 'on'`],
    [field({ type: 'boolean', optional: true }), `x === 'yes'`],
    [field({ type: 'number' }), 'Number(x)'],
    [field({ type: 'enum', values: ['a'] }), 'oneOf(noteValues.size, x)'],
    [field({ type: 'datetime' }), 'fromLocalTime(x)'],
  ])('%j: %s', (one, code) => {
    expect(valueOf(one, 'x', 'noteValues')).toBe(code);
  });
});

test('a line is trimmed, a text is not', () => {
  expect(readText(field({ type: 'string' }))).toBe(
    `textOf(form, 'field-size').trim()`,
  );
  expect(readText(field({ type: 'text' }))).toBe(`textOf(form, 'field-size')`);
});
