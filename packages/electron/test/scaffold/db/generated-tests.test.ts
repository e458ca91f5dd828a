import { describe, expect, test } from '@jest/globals';
import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import { dbTemplate } from '../../../src/scaffold/db/index.js';
import { aPlan, aPlanEntity, aPlanField } from '../../support/a-plan.js';
import { contentOf } from '../../support/content-of.js';

/** The test of the repository of one entity. */
const testOf = (entity: Partial<PlanEntity>): string =>
  contentOf(
    dbTemplate(aPlan({ entities: [aPlanEntity({ name: 'Thing', ...entity })] }))
      .files,
    'test/db/thing-repository.test.ts',
  );

const unique = (field: Partial<PlanField>): PlanField[] => [
  aPlanField({ name: 'key', unique: true, ...field }),
];

describe('rows run out', () => {
  test.each<[string, Partial<PlanField>, boolean, boolean]>([
    ['a text', {}, true, true],
    ['a flag', { type: 'boolean' }, true, true],
    ['a choice of one', { type: 'enum', values: ['a'] }, false, true],
  ])('with %s that is unique', (_, field, holdsTwo, isRefusedTwice) => {
    const generated = testOf({ fields: unique(field) });
    expect(generated.includes("test('leaves the others'")).toBe(holdsTwo);
    expect(generated.includes("describe('the order'")).toBe(holdsTwo);
    expect(generated.includes("toThrow('UNIQUE')")).toBe(isRefusedTwice);
  });

  test('so another unique field of one value leaves nothing to compare', () => {
    const generated = testOf({
      fields: [
        aPlanField({ name: 'key', unique: true }),
        aPlanField({ name: 'one', type: 'enum', values: ['a'], unique: true }),
      ],
    });
    expect(generated).toContain("describe('the unique key'");
    // Only the field of one value can be the reason that a second row is refused.
    expect(generated.match(/toThrow\('UNIQUE'\)/g)).toHaveLength(1);
  });
});

describe('the order', () => {
  const field = aPlanField({ name: 'rank', type: 'integer', min: 0, max: 9 });

  test('is tested key by key, each against the later ones', () => {
    const generated = testOf({
      fields: [field, aPlanField({ name: 'title' })],
      orderBy: [
        { field: 'rank', direction: 'desc' },
        { field: 'title', direction: 'asc' },
      ],
    });
    expect(generated).toContain("test('goes by rank'");
    expect(generated).toContain(
      "aThing({ id: thingIdOf(1), rank: 1, title: 'Banana' })",
    );
    expect(generated).toContain(
      "test('goes by title, where rank are the same'",
    );
    expect(generated).toContain("test('ends with what was stored first");
  });

  test('has no ties behind a unique field', () => {
    const generated = testOf({
      fields: unique({}),
      orderBy: [
        { field: 'key', direction: 'asc' },
        { field: 'createdAt', direction: 'asc' },
      ],
    });
    expect(generated).toContain("test('goes by key'");
    expect(generated).not.toContain('goes by createdAt');
    expect(generated).not.toContain('ends with what was stored first');
  });
});

describe('the search', () => {
  test('is tested field by field', () => {
    const generated = testOf({
      fields: [
        aPlanField({ name: 'title' }),
        aPlanField({ name: 'body', type: 'text', optional: true }),
      ],
      search: ['title', 'body'],
    });
    expect(generated).toContain("test('looks at title, in either case'");
    expect(generated).toContain("test('looks at body, in either case'");
  });

  test('is not tested where there is none', () => {
    expect(testOf({})).not.toContain('the search');
  });
});
