import type { PlanEntity } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import type { SliceNames } from '../../names/index.js';
import { lines, quote } from '../../text.js';

/** Tests of the search text: each field is looked at, in either case, and nothing in it is SQL. */
export function searchTests(entity: PlanEntity, names: SliceNames): string {
  const searched = entity.search
    .map((name) => fieldOf(entity, name))
    .filter(({ type }) => type === 'string' || type === 'text');
  if (!isSearchable(entity) || searched.length === 0) return '';
  const own = names.entity(entity.name);
  const ids = idOf(entity.name, names);
  const isAlone = capacityOf(entity) < 2;

  const row = (number: number, filled?: string, text?: string): string =>
    `repository.insert(a${own.type}(${object([
      ['id', `${ids}(${String(number)})`],
      ...searched.flatMap(({ name, optional }) => {
        if (name === filled) return [[name, quote(text ?? '')] as const];
        // Texts that have nothing in common with what is looked for.
        return optional ? [] : [[name, `'${String(number)}'`] as const];
      }),
    ])}));`;

  const perField = searched.flatMap((field) => {
    const { text, part } = sample(field.maxLength ?? Infinity);
    if (text === '') return [];
    return [
      '',
      `test(${quote(`looks at ${own.field(field.name).lower}, in either case`)}, () => {`,
      row(1, field.name, text),
      isAlone ? '' : row(2),
      `expect(listed(${quote(part.toUpperCase())})).toEqual([${ids}(1)]);`,
      `expect(listed(${quote(part)})).toEqual([${ids}(1)]);`,
      '});',
    ];
  });
  const roomy = searched.find(({ maxLength }) => (maxLength ?? 10) >= 2);

  return lines(
    '',
    `describe('the search', () => {`,
    perField.slice(1),
    '',
    `test('finds everything when it is empty, also what has no optional field', () => {`,
    row(1),
    `expect(listed('')).toEqual([${ids}(1)]);`,
    '});',
    roomy && [
      '',
      `test('takes a wildcard as plain text', () => {`,
      row(1, roomy.name, '%a'),
      isAlone ? '' : row(2),
      `expect(listed('%')).toEqual([${ids}(1)]);`,
      `expect(listed('_')).toEqual([]);`,
      '});',
    ],
    '',
    `test('takes SQL as plain text', () => {`,
    row(1),
    `expect(listed("' or 1=1 --")).toEqual([]);`,
    '});',
    '});',
  );
}

/** A text that fits, and a part of it that no other text has. */
function sample(maxLength: number): {
  readonly text: string;
  readonly part: string;
} {
  if (maxLength >= 9) return { text: '100% Sure', part: 'sure' };
  return { text: 'a'.slice(0, maxLength), part: 'a'.slice(0, maxLength) };
}
