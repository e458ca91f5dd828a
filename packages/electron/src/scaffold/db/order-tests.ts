import type { PlanEntity } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import type { SliceNames } from '../../names/index.js';
import { lines, quote } from '../../text.js';
import { sortValues } from '../../domain/model/sort-values.js';

interface Key {
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
  readonly unique: boolean;
  /** The value that comes first, and one that comes later; the same where the field has one value only. */
  readonly first: string;
  readonly later: string;
}

/** Tests of the list order: each key decides where the ones before it are equal, against the ones after it. */
export function orderTests(
  entity: PlanEntity,
  names: SliceNames,
  insert = (row: string): string => `repository.insert(${row})`,
): string {
  if (capacityOf(entity) < 2) return '';
  const { type } = names.entity(entity.name);
  const ids = idOf(entity.name, names);
  const all = keys(entity, names);
  // Behind a unique field nothing is ever compared.
  const decisive = all.findIndex(({ unique }) => unique);
  const compared = decisive === -1 ? all : all.slice(0, decisive + 1);

  const row = (
    number: number,
    values: readonly (readonly [string, string])[],
  ): string =>
    `${insert(
      `a${type}(${object([
        ...(values.some(([name]) => name === 'id')
          ? []
          : [['id', `${ids}(${String(number)})`] as const]),
        ...values,
      ])})`,
    )};`;
  const idsOf = (
    ...rows: readonly (readonly (readonly [string, string])[])[]
  ): string =>
    rows
      .map(
        (values, index) =>
          values.find(([name]) => name === 'id')?.[1] ??
          `${ids}(${String(index + 1)})`,
      )
      .join(', ');

  const byKey = compared.flatMap((key, index) => {
    if (key.first === key.later) return [];
    const before = compared.slice(0, index);
    const after = compared.slice(index + 1);
    const equal = before.map(({ name, first }) => [name, first] as const);
    const first = [
      ...equal,
      [key.name, key.first] as const,
      ...after.map(({ name, later }) => [name, later] as const),
    ];
    const second = [
      ...equal,
      [key.name, key.later] as const,
      ...after.map(({ name, first }) => [name, first] as const),
    ];
    const where =
      before.length === 0
        ? ''
        : `, where ${before.map(({ label }) => label).join(' and ')} are the same`;
    const without = [...equal];
    return [
      '',
      `test(${quote(`goes by ${key.label}${where}`)}, () => {`,
      row(1, first),
      row(2, second),
      `expect(listed()).toEqual([${idsOf(first, second)}]);`,
      '});',
      ...(key.optional
        ? [
            '',
            `test(${quote(`ends with what has no ${key.label}${where}`)}, () => {`,
            row(1, [...equal, [key.name, key.later]]),
            row(2, without),
            `expect(listed()).toEqual([${idsOf([], [])}]);`,
            '});',
          ]
        : []),
    ];
  });

  const ties = all.some(({ unique, optional }) => unique && !optional)
    ? []
    : [
        '',
        `test('ends with what was stored first, where all else is the same', () => {`,
        ...(capacityOf(entity) > 2
          ? [
              `for (const number of [2, 3, 1]) ${insert(`a${type}({ id: ${ids}(number) })`)};`,
              `expect(listed()).toEqual([${ids}(1), ${ids}(3), ${ids}(2)]);`,
            ]
          : [
              `for (const number of [2, 1]) ${insert(`a${type}({ id: ${ids}(number) })`)};`,
              `expect(listed()).toEqual([${ids}(1), ${ids}(2)]);`,
            ]),
        '});',
      ];

  const tests = [...byKey, ...ties];
  return tests.length === 0
    ? ''
    : lines('', `describe('the order', () => {`, tests.slice(1), '});');
}

function keys(entity: PlanEntity, names: SliceNames): readonly Key[] {
  const own = names.entity(entity.name);
  const seen = new Set<string>();
  return entity.orderBy.flatMap(({ field: name, direction }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const field = fieldOf(entity, name);
    const values = sortValues(entity, name, names);
    const low = values[0] ?? 'undefined';
    const high = values[1] ?? low;
    return [
      {
        name,
        label: entity.fields.includes(field) ? own.field(name).lower : name,
        optional: field.optional,
        unique: field.unique,
        first: direction === 'asc' ? low : high,
        later: direction === 'asc' ? high : low,
      },
    ];
  });
}
