import { describe, expect, test } from '@jest/globals';
import type { PlanField } from '@nx-slice/schemas';
import fc from 'fast-check';
import { capacityOf } from '../../src/domain/model/capacity.js';
import { samplesOf } from '../../src/domain/model/samples.js';
import { valueRange } from '../../src/domain/model/value-range.js';
import { sliceNames } from '../../src/names/index.js';
import { aPlan, aPlanEntity, aPlanField } from '../support/a-plan.js';

const names = sliceNames(
  aPlan({ entities: [aPlanEntity({ name: 'Project' })] }),
);
const samples = (field: Partial<PlanField>) =>
  samplesOf(aPlanField({ name: 'x', ...field }), 'Due on', names);

describe('the usual sample', () => {
  test.each<[Partial<PlanField>, string]>([
    [{ type: 'string' }, "'Due on'"],
    [{ type: 'string', maxLength: 4 }, "'Due'"],
    [{ type: 'string', default: ' hi ' }, "'hi'"],
    [{ type: 'string', unique: true }, "'Due on 1'"],
    [{ type: 'string', unique: true, maxLength: 2 }, "'1'"],
    [{ type: 'text', default: '' }, "''"],
    [{ type: 'boolean' }, 'false'],
    [{ type: 'boolean', default: true }, 'true'],
    [{ type: 'integer', min: 0.5, max: 9 }, '1'],
    [{ type: 'number', min: -0.5, max: 0.5 }, '-0.5'],
    [{ type: 'enum', values: ["it's", 'b'] }, "'it\\'s'"],
    [{ type: 'date' }, "'2026-01-02'"],
    [{ type: 'datetime' }, "'2026-01-02T04:05:06.789Z'"],
    [{ type: 'reference', entity: 'Project' }, 'projectIdOf(1)'],
  ])('of %p', (field, code) => {
    expect(samples(field).usual).toBe(code);
  });
});

test.each<[Partial<PlanField>, string | null]>([
  [{ type: 'boolean', unique: true }, 'true'],
  [{ type: 'enum', values: ['only'] }, null],
  [{ type: 'integer', min: 4, max: 4 }, null],
  [{ type: 'number', min: 0.5, max: 0.5 }, null],
  [{ type: 'text', maxLength: 0 }, null],
])('another sample of %p', (field, code) => {
  expect(samples(field).other).toBe(code);
});

test('numbers are valid, different and in order, whatever the bounds', () => {
  const bound = fc.option(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -9, max: 9 }),
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('integer' as const, 'number' as const),
      bound,
      bound,
      (type, a, b) => {
        const [min, max] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        const { low, high } = valueRange({ type, min, max });
        const values = samples({ type, min, max }).all.map(Number);
        expect(values).toEqual([...new Set(values)].sort((x, y) => x - y));
        expect(values.length > 0).toBe(low <= high);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(min ?? -Infinity);
          expect(value).toBeLessThanOrEqual(max ?? Infinity);
          if (type === 'integer')
            expect(Number.isSafeInteger(value)).toBe(true);
        }
      },
    ),
  );
});

test.each<[string, readonly Partial<PlanField>[], number]>([
  ['no unique field', [{ type: 'boolean' }], 100],
  ['a unique flag', [{ type: 'boolean', unique: true }], 2],
  [
    'an optional unique flag',
    [{ type: 'boolean', unique: true, optional: true }],
    100,
  ],
  [
    'a unique choice of one',
    [{ type: 'enum', values: ['a'], unique: true }],
    1,
  ],
  [
    'the scarcest of several',
    [
      { type: 'boolean', unique: true },
      { type: 'integer', min: 1, max: 5, unique: true },
    ],
    2,
  ],
  ['a unique digit', [{ type: 'string', maxLength: 1, unique: true }], 10],
])('how many samples fit together: %s', (_, fields, capacity) => {
  const entity = aPlanEntity({
    name: 'X',
    fields: fields.map((field, index) =>
      aPlanField({ name: `f${String(index)}`, ...field }),
    ),
  });
  expect(capacityOf(entity)).toBe(capacity);
});
