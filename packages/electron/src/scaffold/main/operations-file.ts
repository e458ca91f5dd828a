import type {
  Plan,
  PlanEntity,
  PlanField,
  PlanOperation,
  SourceFile,
} from '@nx-slice/schemas';
import { checksOf, hasChecks } from '../../domain/model/checks-of.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { plainOperationsOn } from '../../domain/model/operations.js';
import { referencesTo, type Reference } from '../../domain/model/references.js';
import { repositoryMethods } from '../../domain/model/repository-methods.js';
import {
  sliceNames,
  type EntityNames,
  type SliceNames,
} from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, literal, member, property, quote } from '../../text.js';

/** `src/main/<entity>-operations.ts`: the rules of one entity. */
export function operationsFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan);
  const own = names.entity(entity.name);
  const { type, camel, kebab, lowers } = own;
  const operations = plainOperationsOn(plan, entity);
  const has = (...kinds: readonly PlanOperation['kind'][]): boolean =>
    operations.some(({ kind }) => kinds.includes(kind));
  const finds = has('get', 'update', 'remove', 'command');
  const writes = operations.some((operation) => isChecked(entity, operation));
  const users = has('remove') ? referencesTo(plan, entity) : [];
  const updates = has('update');
  const code = operations.map((operation) =>
    operationCode(plan, entity, operation, names),
  );
  const errors = [
    ...(writes || users.length > 0 ? ['ConflictError'] : []),
    ...(finds ? ['NotFoundError'] : []),
  ];
  const types = [
    ...(finds || writes || has('create') ? [type] : []),
    ...(updates ? [`${type}Patch`] : []),
  ];
  const dependencies = [
    'store',
    ...(has('create') ? ['newId'] : []),
    ...(has('create', 'update', 'command') ? ['now'] : []),
  ];

  return {
    path: `src/main/${kebab}-operations.ts`,
    content: lines(
      errors.length > 0 &&
        `import { ${errors.join(', ')} } from '@nx-slice/kernel/errors';`,
      types.length > 0 &&
        `import type { ${types.join(', ')} } from '../contract';`,
      `import type { ${names.pascal}Service, ${names.pascal}ServiceDependencies } from './dependencies';`,
      updates &&
        entity.fields.some(({ optional }) => optional) &&
        `import { patched } from './patched';`,
      '',
      `/** The rules of ${lowers}. */`,
      `export function create${type}Operations({ ${dependencies.join(', ')} }: ${names.pascal}ServiceDependencies): Pick<${names.pascal}Service, ${operations
        .map(({ name }) => quote(name))
        .join(' | ')}> {`,
      finds && [
        `const find = (id: string): ${type} => {`,
        `const ${camel} = store.${camel}.find(id);`,
        `if (!${camel}) throw new NotFoundError(\`There is no ${own.lower} \${id}\`);`,
        `return ${camel};`,
        '};',
        '',
      ],
      writes && [checkCode(plan, entity, names), ''],
      users.length > 0 && [unusedCode(users, own, names), ''],
      'return {',
      code,
      '};',
      '}',
      updates && ['', applyPatchCode(entity, own)],
      writes &&
        checksOf(entity).unique.length > 0 && [
          '',
          `const isAnother = (holder: ${type} | undefined, ${camel}: ${type}): boolean =>`,
          `holder !== undefined && holder.id !== ${camel}.id;`,
        ],
      '',
    ),
  };
}

/** Whether an operation stores something that a rule may refuse. */
function isChecked(entity: PlanEntity, { kind, set }: PlanOperation): boolean {
  if (kind === 'create' || kind === 'update') return hasChecks(entity);
  if (kind !== 'command') return false;
  const { unique, references } = checksOf(entity);
  const checked = [...unique, ...references.map(({ field }) => field)];
  return (set ?? []).some(
    ({ field, value }) =>
      value !== null && checked.some(({ name }) => name === field),
  );
}

function operationCode(
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

/** Unique fields are free, and references lead somewhere. */
function checkCode(plan: Plan, entity: PlanEntity, names: SliceNames): string {
  const { camel, type, lower, field: fieldNames } = names.entity(entity.name);
  const { references } = checksOf(entity);
  const { finders } = repositoryMethods(plan, entity);
  const isSet = ({ name, optional }: PlanField): string =>
    optional ? `${member(camel, name)} !== undefined && ` : '';

  const unique = finders.map(({ field, method }) => {
    const value = member(camel, field.name);
    const label = fieldNames(field.name).lower;
    return [
      `if (${isSet(field)}isAnother(store.${camel}.${method}(${value}), ${camel})) {`,
      `throw new ConflictError(\`Another ${lower} already has the ${label} "\${${value}}"\`);`,
      '}',
    ];
  });
  const exists = references.map(({ field, to }) => {
    const target = names.entity(to);
    const value = member(camel, field.name);
    return [
      `if (${isSet(field)}!store.${target.camel}.find(${value})) {`,
      `throw new ConflictError(\`There is no ${target.lower} \${${value}}\`);`,
      '}',
    ];
  });
  return lines(
    unique.length > 0 && exists.length > 0
      ? '/** What is unique must be free, and what it refers to must exist. */'
      : exists.length > 0
        ? '/** What it refers to must exist. */'
        : '/** What is unique must be free. */',
    `const check = (${camel}: ${type}): void => {`,
    unique,
    exists,
    '};',
  );
}

/** Nothing refers to it any more. */
function unusedCode(
  users: readonly Reference[],
  own: EntityNames,
  names: SliceNames,
): string {
  const count = ({ from, field }: Reference): string => {
    const { camel, field: fieldNames } = names.entity(from.name);
    return `store.${camel}.countBy${fieldNames(field.name).pascal}(id)`;
  };
  const words = ({ from }: Reference): { lower: string; lowers: string } => {
    const { lower, lowers } = names.entity(from.name);
    return { lower: quote(lower), lowers: quote(lowers) };
  };
  const refusal = (code: { lower: string; lowers: string }): string =>
    lines(
      'if (count > 0) {',
      `throw new ConflictError(\`This ${own.lower} is still used by \${count} \${count === 1 ? ${code.lower} : ${code.lowers}}\`);`,
      '}',
    );
  return lines(
    `/** Refuses to remove ${article(own.lower)} ${own.lower} that something else refers to. */`,
    'const checkUnused = (id: string): void => {',
    users.length === 1
      ? users.map((user) => [
          `const count = ${count(user)};`,
          refusal(words(user)),
        ])
      : [
          'const users = [',
          users.map((user) => {
            const { lower, lowers } = words(user);
            return `{ count: ${count(user)}, one: ${lower}, several: ${lowers} },`;
          }),
          '];',
          'for (const { count, one, several } of users) {',
          refusal({ lower: 'one', lowers: 'several' }),
          '}',
        ],
    '};',
  );
}

function applyPatchCode(
  entity: PlanEntity,
  { type, camel }: EntityNames,
): string {
  const fields = entity.fields.map(({ name, optional }) => {
    const current = member(camel, name);
    const change = member('patch', name);
    return `${property(name)}: ${optional ? `patched(${change}, ${current})` : `${change} ?? ${current}`},`;
  });
  return lines(
    `/** A field that the patch does not name keeps its value${entity.fields.some(({ optional }) => optional) ? '; `null` clears an optional one' : ''}. */`,
    `const applyPatch = (${camel}: ${type}, patch: ${type}Patch): ${type} => ({`,
    `...${camel},`,
    fields,
    '});',
  );
}
