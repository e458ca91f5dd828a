import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { isForeign, ownEntities } from '../../domain/model/foreign.js';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { referencesOf, type Reference } from '../../domain/model/references.js';
import { idOf } from '../../domain/model/samples.js';
import { capacityOf } from '../../domain/model/capacity.js';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, property, quote, sqlName } from '../../text.js';
import { foreignImport, foreignSetup, insertName } from './foreign-tables.js';
import { tableOf } from './table.js';
import { testSetup } from './test-setup.js';

/** `test/db/store.test.ts`: what joins the repositories: transactions, and references that the database enforces. */
export function storeTestFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const setup = testSetup(names, {
    name: 'store',
    type: `${names.pascal}Store`,
    code: `create${names.pascal}Store(db)`,
    unchecked: false,
    foreign: foreignSetup(plan),
  });
  const references = ownEntities(plan)
    .flatMap(referencesOf)
    .map((reference) => referenceTests(plan, reference, names))
    .filter((test) => test !== undefined);
  const transactions = transactionTests(plan, names);
  const needsUnchecked =
    references.length > 0 || transactions.includes('unchecked(');

  const tests = lines(
    setup.code,
    needsUnchecked && [
      '/** Stores what refers to something that is not stored. */',
      'function unchecked(work: () => void) {',
      `db.exec('pragma foreign_keys = off');`,
      'work();',
      `db.exec('pragma foreign_keys = on');`,
      '}',
      '',
    ],
    `test('migrations have ids that no other slice has', () => {`,
    `for (const { id } of ${names.camel}Migrations) expect(id).toMatch(/^${names.name}-\\d{4}-/);`,
    '});',
    transactions,
    references.length > 0 && [
      '',
      `describe('the database itself', () => {`,
      references,
      '});',
    ],
    '',
  );
  const imported = [
    'afterEach',
    'beforeEach',
    'describe',
    'expect',
    'test',
  ].filter((name) => tests.includes(`${name}(`));
  return {
    path: 'test/db/store.test.ts',
    content: lines(
      `import { ${imported.join(', ')} } from '@jest/globals';`,
      setup.imports,
      sampleImports(plan, names, tests),
      foreignImport(plan, tests),
      '',
      tests,
    ),
  };
}

function transactionTests(plan: Plan, names: SliceNames): string {
  const needsNothing = ownEntities(plan).find((entity) =>
    referencesOf(entity).every(({ field }) => field.optional),
  );
  const entity = needsNothing ?? ownEntities(plan)[0];
  if (!entity) return '';
  const { type, camel } = names.entity(entity.name);
  const stored = `store.${camel}.find(a${type}().id)`;
  const insert = `store.${camel}.insert(a${type}());`;
  const wrapped = (...body: readonly string[]): readonly string[] =>
    needsNothing ? body : ['unchecked(() => {', ...body, '});'];
  return lines(
    '',
    `describe('a transaction', () => {`,
    `test('keeps what was done, and answers what the work answers', () => {`,
    wrapped(
      'const answer = store.transaction(() => {',
      insert,
      `return 'done';`,
      '});',
      `expect(answer).toBe('done');`,
    ),
    'db.close();',
    'open();',
    `expect(${stored}).toEqual(a${type}());`,
    '});',
    '',
    `test('undoes all of it when the work throws', () => {`,
    'const work = () => {',
    insert,
    `throw new Error('no');`,
    '};',
    wrapped(`expect(() => store.transaction(work)).toThrow('no');`),
    `expect(${stored}).toBeUndefined();`,
    '});',
    '});',
  );
}

/** A row of an entity by its number. */
interface Numbered {
  readonly entity: PlanEntity;
  readonly number: number;
}

/** `undefined` when unique fields leave no room for the rows that it takes. */
function referenceTests(
  plan: Plan,
  reference: Reference,
  names: SliceNames,
): string | undefined {
  const { from, field, to } = reference;
  const target = plan.entities.find(({ name }) => name === to);
  if (!target) return undefined;
  const number = capacityOf(from) >= 2 ? 2 : 1;
  const subject: Numbered = { entity: from, number };
  const others = requiredRows(plan, subject, field.name);
  const taken = [subject, ...others]
    .filter(({ entity }) => entity === target)
    .map((row) => row.number);
  const free = [1, 2, 3, 4].find((candidate) => !taken.includes(candidate));
  const rows = [subject, ...others, { entity: target, number: free ?? 0 }];
  const fits = rows.every((row) => row.number <= capacityOf(row.entity));
  if (free === undefined || !fits) return undefined;

  const fromNames = names.entity(from.name);
  const targetNames = names.entity(to);
  const { lower } = fromNames.field(field.name);
  const targetId = `${idOf(to, names)}(${String(free)})`;
  const isTakenByTarget = from === target && field.unique && !field.optional;
  const insert = ({ entity, number }: Numbered): string => {
    const { camel, type } = names.entity(entity.name);
    const id = idOf(entity.name, names);
    // A sample refers to itself where it can; then nothing else may refer to it.
    const elsewhere =
      isTakenByTarget && entity === target
        ? `, ${property(field.name)}: ${id}(9)`
        : '';
    if (isForeign(entity)) {
      return `${insertName(type)}(db, a${type}({ id: ${id}(${String(number)}) }));`;
    }
    return `store.${camel}.insert(a${type}({ id: ${id}(${String(number)})${elsewhere} }));`;
  };
  const store = `store.${fromNames.camel}`;
  const remove = isForeign(target)
    ? `db.run(${quote(`delete from ${sqlName(tableOf(plan, target).name)} where "id" = :id`)}, { id: ${targetId} })`
    : `store.${targetNames.camel}.remove(${targetId})`;
  return lines(
    '',
    `test(${quote(`keeps the ${lower} of ${article(fromNames.lower)} ${fromNames.lower}`)}, () => {`,
    others.length > 0 && ['unchecked(() => {', others.map(insert), '});'],
    `const ${fromNames.camel} = a${fromNames.type}({ id: ${idOf(from.name, names)}(${String(number)}), ${property(field.name)}: ${targetId} });`,
    `expect(() => ${store}.insert(${fromNames.camel})).toThrow('FOREIGN KEY');`,
    `expect(${store}.find(${fromNames.camel}.id)).toBeUndefined();`,
    '',
    `unchecked(() => {`,
    insert({ entity: target, number: free }),
    '});',
    `${store}.insert(${fromNames.camel});`,
    `expect(() => ${remove}).toThrow('FOREIGN KEY');`,
    `expect(store.${targetNames.camel}.find(${targetId})).toBeDefined();`,
    '});',
  );
}

/** What a sample refers to besides one of its fields: the samples of its required references. */
function requiredRows(
  plan: Plan,
  { entity, number }: Numbered,
  except: string,
): readonly Numbered[] {
  const found = new Map<string, Numbered>();
  for (const { field, to } of referencesOf(entity)) {
    const target = plan.entities.find(({ name }) => name === to);
    const isOther = field.name !== except && !field.optional;
    const row = target && { entity: target, number: field.unique ? number : 1 };
    const isItself = row?.entity === entity && row.number === number;
    if (row && isOther && !isItself)
      found.set(`${to} ${String(row.number)}`, row);
  }
  return [...found.values()];
}
