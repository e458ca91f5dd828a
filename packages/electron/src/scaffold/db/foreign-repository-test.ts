import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { idOf } from '../../domain/model/samples.js';
import { sortValues } from '../../domain/model/sort-values.js';
import { object } from '../../domain/model/valid-input.js';
import { sliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, quote } from '../../text.js';
import { foreignImport, foreignSetup, insertName } from './foreign-tables.js';
import { orderTests } from './order-tests.js';
import { testSetup } from './test-setup.js';

/** `test/db/<entity>-repository.test.ts` of an entity of another slice: what that one stores is read here. */
export function foreignRepositoryTestFile(
  plan: Plan,
  entity: PlanEntity,
): SourceFile {
  const names = sliceNames(plan);
  const { type, camel, kebab, lower, lowers } = names.entity(entity.name);
  const ids = idOf(entity.name, names);
  const insert = (row: string): string => `${insertName(type)}(db, ${row})`;
  const full = object(
    entity.fields.map(({ name }) => [
      name,
      sortValues(entity, name, names).at(-1) ?? 'undefined',
    ]),
  );
  const setup = testSetup(names, {
    name: 'repository',
    type: `${type}Repository`,
    code: `create${names.pascal}Store(db).${camel}`,
    unchecked: false,
    foreign: foreignSetup(plan),
  });
  const tests = lines(
    setup.code,
    'const listed = () => repository.list().map(({ id }) => id);',
    '',
    `test(${quote(`${article(lower)} ${lower} is read as its own slice stored it`)}, () => {`,
    `const full = a${type}(${full});`,
    `${insert('full')};`,
    'expect(repository.find(full.id)).toEqual(full);',
    'expect(repository.list()).toEqual([full]);',
    '});',
    entity.fields.some(({ optional }) => optional) && [
      '',
      `test('an optional field that is not set is read as not set', () => {`,
      `${insert(`a${type}()`)};`,
      `expect(repository.find(a${type}().id)).toEqual(a${type}());`,
      '});',
    ],
    '',
    `test(${quote(`${article(lower)} ${lower} that is not there is undefined`)}, () => {`,
    `${insert(`a${type}()`)};`,
    `expect(repository.find(${ids}(9))).toBeUndefined();`,
    '});',
    '',
    `test(${quote(`there may be no ${lowers}`)}, () => {`,
    'expect(listed()).toEqual([]);',
    '});',
    orderTests(entity, names, insert),
    '',
  );
  return {
    path: `test/db/${kebab}-repository.test.ts`,
    content: lines(
      `import { ${['afterEach', 'beforeEach', 'describe', 'expect', 'test']
        .filter((name) => tests.includes(`${name}(`))
        .join(', ')} } from '@jest/globals';`,
      setup.imports,
      sampleImports(plan, names, tests),
      foreignImport(plan, tests),
      '',
      tests,
    ),
  };
}
