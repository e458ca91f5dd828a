import type { Plan, PlanEntity } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import {
  repositoryMethods,
  type QueryMethod,
} from '../../domain/model/repository-methods.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import type { SliceNames } from '../../names/index.js';
import { lines, quote } from '../../text.js';
import { sortValues } from '../../domain/model/sort-values.js';

type Values = readonly (readonly [name: string, code: string])[];

/** Tests of the plan's queries: every field that they compare decides. */
export function queryTests(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
): string {
  return repositoryMethods(plan, entity)
    .queries.map((query) => testsOf(entity, query, names))
    .join('\n');
}

function testsOf(
  entity: PlanEntity,
  { method, where }: QueryMethod,
  names: SliceNames,
): string {
  const own = names.entity(entity.name);
  const ids = idOf(entity.name, names);
  const label = (name: string): string =>
    entity.fields.some((field) => field.name === name)
      ? own.field(name).lower
      : name;
  const values: readonly {
    readonly name: string;
    readonly optional: boolean;
    readonly unique: boolean;
    readonly same: string;
    readonly other: string | undefined;
  }[] = where.map((name) => {
    const [same = 'undefined', other] = sortValues(entity, name, names);
    return { ...fieldOf(entity, name), name, same, other };
  });
  const input: Values = values.map(({ name, same }) => [name, same]);
  const row = (number: number, fields: Values): string =>
    `repository.insert(a${own.type}(${object([
      ...(where.includes('id')
        ? []
        : [['id', `${ids}(${String(number)})`] as const]),
      ...fields,
    ])}));`;
  const found = (query: Values, ...expected: readonly string[]): string =>
    `expect(repository.${method}(${where.length === 0 ? '' : object(query)}).map(({ id }) => id)).toEqual([${expected.join(', ')}]);`;

  const canHoldTwo = capacityOf(entity) >= 2;
  const uniques = values.filter(({ unique }) => unique);
  const perField = values.flatMap(({ name, optional, same, other }) => {
    // The rows differ in this field alone, which no other unique field of the query allows.
    if (!canHoldTwo || uniques.some((one) => one.name !== name)) return [];
    const replaced = (code: string): Values =>
      values.map((one) => [one.name, one.name === name ? code : one.same]);
    const isId = name === 'id';
    return [
      ...(other === undefined
        ? []
        : [
            '',
            `test(${quote(`leaves out another ${label(name)}`)}, () => {`,
            row(1, input),
            row(2, replaced(other)),
            found(input, isId ? same : `${ids}(1)`),
            '});',
          ]),
      ...(optional
        ? [
            '',
            `test(${quote(`finds what has no ${label(name)}`)}, () => {`,
            row(1, input),
            row(
              2,
              input.filter(([field]) => field !== name),
            ),
            found(replaced('null'), `${ids}(2)`),
            '});',
          ]
        : []),
    ];
  });
  const isOrdered = entity.orderBy.some(({ field }) => {
    const { unique, optional } = fieldOf(entity, field);
    return unique && !optional;
  });
  const ordered =
    canHoldTwo && uniques.length === 0 && !isOrdered
      ? [
          '',
          `test('lists last what was stored first', () => {`,
          row(1, input),
          row(2, input),
          found(input, `${ids}(2)`, `${ids}(1)`),
          '});',
        ]
      : [];

  return lines(
    '',
    `describe(${quote(`the query ${method}`)}, () => {`,
    `test('finds what is equal in all that it compares', () => {`,
    row(1, input),
    found(
      input,
      where.includes('id')
        ? (input.find(([name]) => name === 'id')?.[1] ?? '')
        : `${ids}(1)`,
    ),
    '});',
    perField,
    ordered,
    '});',
  );
}
