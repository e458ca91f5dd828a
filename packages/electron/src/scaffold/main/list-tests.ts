import type { PlanOperation } from '@nx-slice/schemas';
import { fieldOf } from '../../domain/model/implied-field.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { lines, member, quote } from '../../text.js';
import type { TestModel, Values } from './test-model.js';

/** Listing answers what is stored, or what the search finds of it. */
export function listTests({ name }: PlanOperation, model: TestModel): string {
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
