import type { PlanOperation } from '@nx-slice/schemas';
import { fieldOf } from '../../domain/model/implied-field.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { object } from '../../domain/model/valid-input.js';
import { lines, member, quote } from '../../text.js';
import { labelOf, type TestModel, type Values } from './test-model.js';

/** What only reads answers what is stored. */
export function readTests(operation: PlanOperation, model: TestModel): string {
  switch (operation.kind) {
    case 'query':
      return queryTests(operation, model);
    case 'list':
      return listTests(operation, model);
    default:
      return getTests(operation, model);
  }
}

function getTests({ name }: PlanOperation, model: TestModel): string {
  const { own, id, sample } = model;
  const second: Values = [['id', id(2)]];
  return lines(
    '',
    `test(${quote(`${name} answers what has the id`)}, () => {`,
    `const { service } = setUp({ ${own.camel}: [${sample()}, ${sample(second)}] });`,
    `expect(${member('service', name)}({ id: ${id(2)} })).toEqual(${sample(second)});`,
    '});',
  );
}

function listTests({ name }: PlanOperation, model: TestModel): string {
  const { entity, own, id, sample } = model;
  const searched = entity.search
    .map((field) => fieldOf(entity, field))
    .filter(
      ({ type, maxLength }) =>
        (type === 'string' || type === 'text') && maxLength !== 0,
    );
  const [first] = searched;
  const row = (number: number): Values => [
    ['id', id(number)],
    ...searched.map((field) => [field.name, `'${String(number)}'`] as const),
  ];
  const found =
    first &&
    row(1).map(([field, code]): readonly [string, string] =>
      field === first.name ? [field, `'x'`] : [field, code],
    );
  const rows = found ? [found, row(2)] : [row(1), row(2)];
  const stored = `setUp({ ${own.camel}: [${rows.map(sample).join(', ')}] })`;
  return lines(
    '',
    `test(${quote(`${name} answers what is stored`)}, () => {`,
    `const { service, store } = ${stored};`,
    `const answer = ${member('service', name)}({${isSearchable(entity) ? ` search: '' ` : ''}});`,
    'expect(answer).toHaveLength(2);',
    `expect(answer).toEqual(store.${own.camel}.list(${isSearchable(entity) ? `''` : ''}));`,
    '});',
    found && [
      '',
      `test(${quote(`${name} answers what the search finds`)}, () => {`,
      `const { service } = ${stored};`,
      `expect(${member('service', name)}({ search: 'x' })).toEqual([${sample(found)}]);`,
      '});',
    ],
  );
}

function queryTests({ name, where }: PlanOperation, model: TestModel): string {
  const { entity, own, id, sample } = model;
  const compared = (where ?? []).map((field) => {
    const [same = 'undefined', other] = model.allValues(field);
    return { field, same, other, optional: fieldOf(entity, field).optional };
  });
  const input: Values = compared.map(({ field, same }) => [field, same]);
  const row = (number: number, values: Values): Values =>
    values.some(([field]) => field === 'id')
      ? values
      : [['id', id(number)], ...values];
  const call = (values: Values): string =>
    `${member('service', name)}(${object(values)})`;
  const first = row(1, input);
  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `test('answers what is equal in all that it compares', () => {`,
    `const { service } = setUp({ ${own.camel}: [${sample(first)}] });`,
    `expect(${call(input)}).toEqual([${sample(first)}]);`,
    '});',
    compared.map(({ field, other, optional }) => {
      const replaced = (code: string): Values =>
        input.map(([each, same]) => [each, each === field ? code : same]);
      return [
        other !== undefined && [
          '',
          `test(${quote(`leaves out another ${labelOf(model, field)}`)}, () => {`,
          `const { service } = setUp({ ${own.camel}: [${sample(first)}, ${sample(row(2, replaced(other)))}] });`,
          `expect(${call(input)}).toEqual([${sample(first)}]);`,
          '});',
        ],
        optional && [
          '',
          `test(${quote(`finds what has no ${labelOf(model, field)}`)}, () => {`,
          `const { service } = setUp({ ${own.camel}: [${sample(first)}, ${sample(
            row(
              2,
              input.filter(([each]) => each !== field),
            ),
          )}] });`,
          `expect(${call(replaced('null'))}).toEqual([${sample(
            row(
              2,
              input.filter(([each]) => each !== field),
            ),
          )}]);`,
          '});',
        ],
      ];
    }),
    '});',
  );
}
