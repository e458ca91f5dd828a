import { describe, expect, test } from '@jest/globals';
import type {
  LayerHistory,
  Plan,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { dbTemplate } from '../../../../src/scaffold/db/index.js';
import { losses } from '../../../../src/scaffold/db/change/losses.js';
import { refuseChange } from '../../../../src/scaffold/db/change/refuse-change.js';
import { releasedIn } from '../../../../src/scaffold/db/change/released.js';
import { schemaChange } from '../../../../src/scaffold/db/change/schema-change.js';
import { aPlan, aPlanEntity, aPlanField } from '../../../support/a-plan.js';

const title = aPlanField({ name: 'title' });
const notes = (...fields: readonly PlanField[]): Plan =>
  aPlan({ entities: [aPlanEntity({ name: 'Note', fields: [...fields] })] });
const before = notes(title);
const file = (plan: Plan, released?: LayerHistory): SourceFile => {
  const path = 'src/db/migrations.ts';
  const found = dbTemplate(plan, released).files.find(
    (one) => one.path === path,
  );
  if (!found) throw new Error(`There is no ${path}`);
  return found;
};
const history = { file: file(before), plan: before };
const field = (given: Partial<PlanField>): PlanField =>
  aPlanField({ name: 'extra', ...given });

describe('a field that is new', () => {
  test.each<[Partial<PlanField>, string]>([
    [{ type: 'integer', default: 3 }, `integer not null default 3`],
    [{ type: 'integer', min: 2 }, `not null check ("extra" >= 2) default 2`],
    [{ type: 'boolean', default: true }, `check ("extra" in (0, 1)) default 1`],
    [{ type: 'enum', values: ["it's"] }, `default 'it''s'`],
    [{ type: 'text' }, `text not null default ''`],
    [{ type: 'string' }, `text not null default '-'`],
    [{ type: 'string', optional: true }, `"extra" text;`],
  ])('is added with a value for what is there: %j', (given, sql) => {
    const change = schemaChange(before, notes(title, field(given)));
    expect(change).toHaveLength(1);
    expect(change[0]).toMatch(/^alter table "notes__note" add column "extra" /);
    expect(change[0]).toContain(sql);
    expect(losses(before, notes(title, field(given)))).toEqual([]);
  });

  test('of a date takes the day of the row, in a new table', () => {
    const change = schemaChange(before, notes(title, field({ type: 'date' })));
    expect(change.join('\n')).toContain('substr("createdAt", 1, 10)');
  });

  test('with a line break in its default needs no line of its own', () => {
    const text = field({ type: 'text', default: 'a\nb' });
    expect(schemaChange(before, notes(title, text)).join('\n')).toContain(
      `('a' || char(10) || 'b')`,
    );
  });

  test.each<[Partial<PlanField>]>([
    [{ unique: true }],
    [{ type: 'reference', entity: 'Note' }],
  ])('for which no value can be made up is refused: %j', (given) => {
    expect(refuseChange(notes(title, field(given)), history)).toMatchObject([
      {
        code: 'SCAFFOLD_CANNOT_MIGRATE',
        message: expect.stringContaining('Note.extra'),
        hint: expect.stringContaining('optional'),
      },
    ]);
    const optional = notes(title, field({ ...given, optional: true }));
    expect(refuseChange(optional, history)).toEqual([]);
  });
});

describe('what is released', () => {
  test('stays, and the change comes after it', () => {
    const after = notes(title, field({ type: 'date', optional: true }));
    const grown = file(after, history);
    const released = releasedIn(history.file.content) ?? [];
    expect(released.map(({ id }) => id)).toEqual(['notes-0001-create']);
    expect(releasedIn(grown.content)).toEqual([
      ...released,
      {
        id: 'notes-0002-add-extra',
        sql: '\n      alter table "notes__note" add column "extra" text;\n    ',
      },
    ]);
    expect(file(after, { file: grown, plan: after })).toEqual(grown);
  });

  test('is all there is when no table changes', () => {
    const other = notes({ ...title, default: 'x' });
    expect(file(other, history)).toEqual(history.file);
  });

  test('must be readable', () => {
    const unread = { file: { path: 'm.ts', content: 'x' }, plan: before };
    expect(refuseChange(before, unread)).toHaveLength(1);
  });
});

describe('what is lost is said', () => {
  const status = field({ type: 'enum', values: ['open', 'done'] });
  const rating = field({ type: 'integer', min: 1, max: 5 });
  const maybe = field({ type: 'integer', optional: true });
  test.each<[string, readonly PlanField[], readonly PlanField[], RegExp]>([
    ['a field', [title, status], [title], /Note\.extra is gone.*new name/],
    ['a value', [status], [{ ...status, values: ['done'] }], /"open".*'done'/],
    ['a range', [rating], [{ ...rating, max: 3 }], /above 3.*nearest/],
    ['length', [title], [{ ...title, maxLength: 9 }], /longer than 9/],
    ['a type', [title], [{ ...title, type: 'boolean' }], /cannot become/],
    ['not set', [maybe], [{ ...maybe, optional: false }], /not set/],
    ['repetition', [title], [{ ...title, unique: true }], /repeat/],
    [
      'the time',
      [field({ type: 'datetime' })],
      [field({ type: 'date' })],
      /time of day/,
    ],
  ])('%s', (_, then, now, message) => {
    const said = losses(notes(...then), notes(...now));
    expect(said).toEqual([expect.stringMatching(message)]);
    expect(losses(notes(...now), notes(...now))).toEqual([]);
  });

  test('an entity', () => {
    const two = aPlan({
      entities: [...before.entities, aPlanEntity({ name: 'Label' })],
    });
    expect(losses(two, before)).toEqual([
      expect.stringMatching(/^The entity Label is gone.*new name/),
    ]);
    expect(losses(before, two)).toEqual([]);
  });

  test.each<[string, PlanField, PlanField]>([
    ['wider', rating, { ...rating, max: 9 }],
    ['another value', status, { ...status, values: ['open', 'done', 'x'] }],
    ['longer', title, { ...title, maxLength: 99 }],
    ['optional', rating, { ...rating, optional: true }],
    ['a default', maybe, { ...maybe, optional: false, default: 1 }],
    ['a real number', rating, { ...rating, type: 'number' }],
    ['more words', title, { ...title, type: 'text' }],
  ])('nothing is: %s', (_, then, now) => {
    expect(losses(notes(then), notes(now))).toEqual([]);
  });
});
