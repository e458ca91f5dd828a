import type {
  Plan,
  PlanEntity,
  PlanOperation,
  SourceFile,
} from '@nx-slice/schemas';
import { checksOf } from '../../domain/model/checks-of.js';
import { plainOperationsOn } from '../../domain/model/operations.js';
import { referencesTo } from '../../domain/model/references.js';
import { sliceNames } from '../../names/index.js';
import { lines, quote } from '../../text.js';
import { applyPatchCode } from './apply-patch-code.js';
import { checkCode } from './check-code.js';
import { isChecked } from './is-checked.js';
import { operationCode } from './operation-code.js';
import { unusedCode } from './unused-code.js';

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
