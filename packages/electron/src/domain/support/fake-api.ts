import type {
  Plan,
  PlanEntity,
  PlanOperation,
  SourceFile,
} from '@nx-slice/schemas';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { lines } from '../../text.js';
import { isSearchable } from '../model/is-searchable.js';
import {
  hasOperation,
  isIntentOnly,
  plainOperationsOn,
} from '../model/operations.js';
import { idOf } from '../model/samples.js';
import { describedOutput } from './described-output.js';
import { keepsRows } from './keeps-rows.js';
import { operationFake } from './operation-fake.js';

/** `test/support/fake-api.ts`: the operations as the page sees them, on entities in memory. */
export function fakeApiFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal } = names;
  const used = plan.entities.filter(
    (entity) => plainOperationsOn(plan, entity).length > 0,
  );
  const uses = (...kinds: readonly PlanOperation['kind'][]): boolean =>
    used.some((entity) => hasOperation(plan, entity, ...kinds));
  const kept = used.filter((entity) => keepsRows(plan, entity));
  const creates = uses('create');
  const changes = plan.operations.some(
    (operation) =>
      operation.kind === 'update' ||
      (operation.kind === 'command' && !isIntentOnly(operation)),
  );
  const finds = changes || uses('get');
  const searches = used.some(
    (entity) => isSearchable(entity) && hasOperation(plan, entity, 'list'),
  );
  const isFilled = kept.length > 0 || creates;
  const operations = plan.operations.map((operation) =>
    operationFake(plan, operation, names),
  );
  const schemas = used.flatMap((entity) => schemasUsed(plan, entity, names));
  const described = describedOutput(plan, names);
  const samples = used
    .filter((entity) => hasOperation(plan, entity, 'create'))
    .map((entity) => entity.name);
  const imported = [...new Set([...samples, ...described.entities])];

  return {
    path: 'test/support/fake-api.ts',
    content: lines(
      `import { jest } from '@jest/globals';`,
      contractImport(schemas, [
        ...(isFilled ? used.map(({ name }) => names.entity(name).type) : []),
        `${pascal}Api`,
      ]),
      imported.map((name) => {
        const { type, kebab } = names.entity(name);
        const parts = [
          ...(described.entities.includes(name) ? [`a${type}`] : []),
          ...(samples.includes(name) ? [idOf(name, names)] : []),
        ];
        return `import { ${parts.join(', ')} } from './sample-${kebab}';`;
      }),
      '',
      isFilled && [
        '/** What the fake starts with. */',
        'interface Stored {',
        used.map(({ name }) => {
          const { camel, type } = names.entity(name);
          return `readonly ${camel}?: readonly ${type}[];`;
        }),
        '}',
        '',
      ],
      (creates || changes) && [`const time = '2026-01-02T00:00:00.000Z';`, ''],
      '/**',
      ' * The operations as the page sees them, on what is in memory; each one can be replaced.',
      creates &&
        ' * What was created last is listed first, whatever the order of the plan.',
      ' */',
      `export function createFakeApi(${isFilled ? 'stored: Stored = {}' : ''}) {`,
      creates && [
        '// Ids of their own: tests use small numbers.',
        'let number = 100 + Object.values(stored).flat().length;',
      ],
      kept.map((entity) => {
        const { camel, type } = names.entity(entity.name);
        const keyword = isChanged(plan, entity) ? 'let' : 'const';
        return `${keyword} ${camel}Rows: readonly ${type}[] = stored.${camel} ?? [];`;
      }),
      'return {',
      operations,
      '};',
      '}',
      finds && [
        '',
        `function find<T extends { readonly id: string }>(rows: readonly T[], id: string): T {`,
        'const row = rows.find((each) => each.id === id);',
        'if (!row) throw new Error(`There is nothing with the id ${id}`);',
        'return row;',
        '}',
      ],
      searches && [
        '',
        'const matches = (search: string, ...texts: readonly (string | undefined)[]): boolean =>',
        `search === '' || texts.some((text) => text?.toLowerCase().includes(search.toLowerCase()));`,
      ],
      changes && [
        '',
        '/** A field that the patch does not name stays; `null` clears an optional one. */',
        'function changed(stored: object, patch: object): object {',
        'const named = Object.entries(patch).filter(([, value]) => value !== undefined);',
        'const all = { ...stored, ...Object.fromEntries(named), updatedAt: time };',
        'return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));',
        '}',
      ],
      '',
    ),
  };
}

const contractImport = (
  values: readonly string[],
  types: readonly string[],
): string =>
  values.length === 0
    ? `import type { ${types.join(', ')} } from '../../src/contract';`
    : `import { ${[...values, ...types.map((type) => `type ${type}`)].join(', ')} } from '../../src/contract';`;

const isChanged = (plan: Plan, entity: PlanEntity): boolean =>
  plainOperationsOn(plan, entity).some(({ kind }) =>
    ['create', 'update', 'remove', 'command'].includes(kind),
  );

function schemasUsed(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
): readonly string[] {
  const { camel } = names.entity(entity.name);
  const commands = plainOperationsOn(plan, entity).some(
    ({ kind }) => kind === 'command',
  );
  const updates = hasOperation(plan, entity, 'update');
  return [
    ...(hasOperation(plan, entity, 'create') ? [`${camel}InputSchema`] : []),
    ...(updates ? [`${camel}PatchSchema`] : []),
    ...(updates || commands ? [`${camel}Schema`] : []),
  ];
}
