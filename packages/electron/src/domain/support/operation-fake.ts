import type { Plan, PlanOperation } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { literal, member, property, quote } from '../../text.js';
import { fieldOf } from '../model/implied-field.js';
import { isSearchable } from '../model/is-searchable.js';
import { isIntentOnly } from '../model/operations.js';
import { idOf } from '../model/samples.js';
import { describedOutput } from './described-output.js';
import { keepsRows } from './keeps-rows.js';

/** One operation of the fake api. It may use `find`, `matches`, `changed`, `number` and the rows of its entity. */
export function operationFake(
  plan: Plan,
  operation: PlanOperation,
  names: SliceNames,
): readonly string[] {
  const fake = (...body: readonly string[]): readonly string[] => [
    `${property(operation.name)}: jest.fn<${names.pascal}Api[${quote(operation.name)}]>(`,
    ...body,
    '),',
  ];
  const entity = plan.entities.find(({ name }) => name === operation.entity);
  if (!entity || isIntentOnly(operation)) {
    return fake(`async () => ${describedOutput(plan, names).code(operation)}`);
  }
  const { camel } = names.entity(entity.name);
  const rows = `${camel}Rows`;
  const replace = [
    `${rows} = ${rows}.map((each) => (each.id === id ? row : each));`,
    'return row;',
    '}',
  ];
  switch (operation.kind) {
    case 'list': {
      if (!isSearchable(entity)) return fake(`async () => [...${rows}]`);
      const texts = entity.search.map((field) => member('row', field));
      return fake(
        `async ({ search = '' }) => ${rows}.filter((row) => matches(search, ${texts.join(', ')}))`,
      );
    }
    case 'get':
      return fake(`async ({ id }) => find(${rows}, id)`);
    case 'create':
      return fake(
        'async (input) => {',
        'number += 1;',
        `const row = { ...${camel}InputSchema.parse(input), id: ${idOf(entity.name, names)}(number), createdAt: time, updatedAt: time };`,
        ...(keepsRows(plan, entity) ? [`${rows} = [row, ...${rows}];`] : []),
        'return row;',
        '}',
      );
    case 'update':
      return fake(
        'async ({ id, patch }) => {',
        `const row = ${camel}Schema.parse(changed(find(${rows}, id), ${camel}PatchSchema.parse(patch)));`,
        ...replace,
      );
    case 'remove':
      return fake(
        'async ({ id }) => {',
        ...(keepsRows(plan, entity)
          ? [`${rows} = ${rows}.filter((row) => row.id !== id);`]
          : []),
        'return { id };',
        '}',
      );
    case 'query': {
      const tests = (operation.where ?? []).map((name) => {
        const { optional } = fieldOf(entity, name);
        const value = optional
          ? `(${member('row', name)} ?? null)`
          : member('row', name);
        return `${value} === ${member('input', name)}`;
      });
      return tests.length === 0
        ? fake(`async () => [...${rows}]`)
        : fake(
            `async (input) => ${rows}.filter((row) => ${tests.join(' && ')})`,
          );
    }
    case 'command': {
      const set = (operation.set ?? []).map(
        ({ field, value }) => `${property(field)}: ${literal(value)}`,
      );
      return fake(
        'async ({ id }) => {',
        `const row = ${camel}Schema.parse(changed(find(${rows}, id), { ${set.join(', ')} }));`,
        ...replace,
      );
    }
  }
}
