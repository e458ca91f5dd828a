import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { referencesOf } from '../../domain/model/references.js';
import { repositoryMethods } from '../../domain/model/repository-methods.js';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import { sliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, property, quote } from '../../text.js';
import { boundsTest } from './bounds-test.js';
import { counterTests } from './counter-tests.js';
import { foreignImport, foreignSetup } from './foreign-tables.js';
import { finderTests } from './finder-tests.js';
import { orderTests } from './order-tests.js';
import { queryTests } from './query-tests.js';
import { searchTests } from './search-tests.js';
import { sortValues } from '../../domain/model/sort-values.js';
import { testSetup } from './test-setup.js';

/** `test/db/<entity>-repository.test.ts`: one repository on a real file. */
export function repositoryTestFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan);
  const own = names.entity(entity.name);
  const { type, kebab, lower, lowers } = own;
  const ids = idOf(entity.name, names);
  const a = `${article(lower)} ${lower}`;
  const { finders, counters } = repositoryMethods(plan, entity);
  const values = (field: PlanField): readonly string[] =>
    sortValues(entity, field.name, names);
  const filled = (pick: (field: PlanField) => string): string =>
    `a${type}(${object(entity.fields.map((field) => [field.name, pick(field)]))})`;
  const low = (field: PlanField): string => values(field)[0] ?? 'undefined';
  const high = (field: PlanField): string =>
    values(field).at(-1) ?? 'undefined';
  const setup = testSetup(names, {
    name: 'repository',
    type: `${type}Repository`,
    code: `create${names.pascal}Store(db).${own.camel}`,
    unchecked: referencesOf(entity).length > 0,
    foreign: foreignSetup(plan),
  });
  const canHoldTwo = capacityOf(entity) >= 2;
  const flags = entity.fields.filter((field) => field.type === 'boolean');

  const tests = lines(
    setup.code,
    `const listed = (${isSearchable(entity) ? `search = ''` : ''}) => repository.list(${isSearchable(entity) ? 'search' : ''}).map(({ id }) => id);`,
    '',
    `test(${quote(`${a} comes back as it was stored`)}, () => {`,
    `const full = ${filled((field) => awkward(field) ?? high(field))};`,
    'repository.insert(full);',
    'expect(repository.find(full.id)).toEqual(full);',
    'expect(listed()).toEqual([full.id]);',
    '});',
    entity.fields.some(({ optional }) => optional) && [
      '',
      `test('an optional field that is not set stays not set', () => {`,
      `repository.insert(a${type}());`,
      `expect(repository.find(a${type}().id)).toEqual(a${type}());`,
      '});',
    ],
    flags.map(({ name }) => [
      '',
      `test.each([true, false])(${quote(`${own.field(name).lower} comes back as %s`)}, (value) => {`,
      `repository.insert(a${type}({ ${property(name)}: value }));`,
      `expect(repository.find(${ids}(1))).toEqual(a${type}({ ${property(name)}: value }));`,
      '});',
    ]),
    '',
    `test(${quote(`${a} that is not there is undefined`)}, () => {`,
    `expect(repository.find(${ids}(9))).toBeUndefined();`,
    '});',
    '',
    `test(${quote(`${lowers} outlive the connection`)}, () => {`,
    `repository.insert(a${type}());`,
    'db.close();',
    'open();',
    `expect(repository.find(${ids}(1))).toEqual(a${type}());`,
    `expect(listed()).toEqual([${ids}(1)]);`,
    '});',
    orderTests(entity, names),
    searchTests(entity, names),
    queryTests(plan, entity, names),
    '',
    `describe('a change', () => {`,
    `test(${quote(`is not made when there is no such ${lower}`)}, () => {`,
    `expect(repository.update(a${type}())).toBe(false);`,
    'expect(listed()).toEqual([]);',
    '});',
    '',
    `test('replaces every field', () => {`,
    `const full = ${filled(high)};`,
    `repository.insert(${filled(low)});`,
    `const later = { ...full, updatedAt: '2026-02-02T00:00:00.000Z' };`,
    'expect(repository.update(later)).toBe(true);',
    'expect(repository.find(later.id)).toEqual(later);',
    '});',
    entity.fields.some(({ optional }) => optional) && [
      '',
      `test('can take optional fields away', () => {`,
      `repository.insert(${filled(high)});`,
      `expect(repository.update(a${type}())).toBe(true);`,
      `expect(repository.find(${ids}(1))).toEqual(a${type}());`,
      '});',
    ],
    canHoldTwo && [
      '',
      `test(${quote(`touches one ${lower} only`)}, () => {`,
      `const other = a${type}({ id: ${ids}(2) });`,
      `repository.insert(a${type}());`,
      'repository.insert(other);',
      `expect(repository.update(a${type}({ updatedAt: '2026-02-02T00:00:00.000Z' }))).toBe(true);`,
      'expect(repository.find(other.id)).toEqual(other);',
      '});',
    ],
    '});',
    '',
    `describe('removing', () => {`,
    `test(${quote(`says whether there was such ${a}`)}, () => {`,
    `repository.insert(a${type}());`,
    `expect(repository.remove(${ids}(1))).toBe(true);`,
    `expect(repository.remove(${ids}(1))).toBe(false);`,
    'expect(listed()).toEqual([]);',
    '});',
    canHoldTwo && [
      '',
      `test('leaves the others', () => {`,
      `repository.insert(a${type}());`,
      `repository.insert(a${type}({ id: ${ids}(2) }));`,
      `repository.remove(${ids}(1));`,
      `expect(listed()).toEqual([${ids}(2)]);`,
      '});',
    ],
    '});',
    finders.map((finder) => finderTests(entity, finder, names)),
    counters.map((counter) => counterTests(entity, counter, names)),
    entity.fields.map((field) => boundsTest(entity, field, names)),
    '',
  );

  return {
    path: `test/db/${kebab}-repository.test.ts`,
    content: lines(
      `import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';`,
      setup.imports,
      sampleImports(plan, names, tests),
      foreignImport(plan, tests),
      '',
      tests,
    ),
  };
}

/** A text that a careless statement would trip over; `undefined` when none fits. */
function awkward({ type, maxLength }: PlanField): string | undefined {
  const length = maxLength ?? Infinity;
  if (type === 'text' && length >= 30) {
    return quote('Two\nlines, "quoted", ünïcode');
  }
  return type === 'string' && length >= 30
    ? quote(`Robert'); drop table notes; --`)
    : undefined;
}
