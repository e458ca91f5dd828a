import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { referencesTo } from '../../domain/model/references.js';
import { repositoryMethods } from '../../domain/model/repository-methods.js';
import type { SliceNames } from '../../names/index.js';
import { literal, property } from '../../text.js';
import { isChecked } from './is-checked.js';

/** One operation of the service. Every write is one transaction: what it checks is still true when it writes. */
export function operationCode(
  plan: Plan,
  entity: PlanEntity,
  operation: PlanOperation,
  names: SliceNames,
): readonly string[] {
  const { camel, type } = names.entity(entity.name);
  const repository = `store.${camel}`;
  const name = property(operation.name);
  const check = isChecked(entity, operation) ? [`check(${camel});`] : [];
  switch (operation.kind) {
    case 'list':
      return isSearchable(entity)
        ? [`${name}: ({ search }) => ${repository}.list(search),`, '']
        : [`${name}: () => ${repository}.list(),`, ''];
    case 'get':
      return [`${name}: ({ id }) => find(id),`, ''];
    case 'query': {
      const { queries } = repositoryMethods(plan, entity);
      const query = queries.find((one) => one.operation === operation);
      const input = query?.where.length === 0 ? '' : 'input';
      return [
        `${name}: (${input}) => ${repository}.${query?.method ?? operation.name}(${input}),`,
        '',
      ];
    }
    case 'create':
      return [
        `${name}: (input) => store.transaction(() => {`,
        'const createdAt = now().toISOString();',
        `const ${camel}: ${type} = { ...input, id: newId(), createdAt, updatedAt: createdAt };`,
        ...check,
        `${repository}.insert(${camel});`,
        `return ${camel};`,
        '}),',
        '',
      ];
    case 'update':
      return [
        `${name}: ({ id, patch }) => store.transaction(() => {`,
        `const ${camel}: ${type} = { ...applyPatch(find(id), patch), updatedAt: now().toISOString() };`,
        ...check,
        `${repository}.update(${camel});`,
        `return ${camel};`,
        '}),',
        '',
      ];
    case 'remove':
      return [
        `${name}: ({ id }) => store.transaction(() => {`,
        'find(id);',
        ...(referencesTo(plan, entity).length > 0 ? ['checkUnused(id);'] : []),
        `${repository}.remove(id);`,
        'return { id };',
        '}),',
        '',
      ];
    case 'command': {
      const set = (operation.set ?? []).map(
        ({ field, value }) =>
          `${property(field)}: ${value === null ? 'undefined' : literal(value)},`,
      );
      return [
        `${name}: ({ id }) => store.transaction(() => {`,
        `const ${camel}: ${type} = { ...find(id), ${set.join(' ')} updatedAt: now().toISOString() };`,
        ...check,
        `${repository}.update(${camel});`,
        `return ${camel};`,
        '}),',
        '',
      ];
    }
  }
}
