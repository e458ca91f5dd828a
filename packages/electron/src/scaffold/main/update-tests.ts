import type { PlanOperation } from '@nx-slice/schemas';
import { capacityOf } from '../../domain/model/capacity.js';
import { checksOf } from '../../domain/model/checks-of.js';
import { idOf } from '../../domain/model/samples.js';
import { object } from '../../domain/model/valid-input.js';
import { valueRange } from '../../domain/model/value-range.js';
import { article } from '../../names/words.js';
import { lines, member, property, quote } from '../../text.js';
import {
  labelOf,
  withValue,
  type TestModel,
  type Values,
} from './test-model.js';

/** Updating changes what the patch names and nothing else, and refuses what is taken or leads nowhere. */
export function updateTests({ name }: PlanOperation, model: TestModel): string {
  const { entity, names, own, id, full, sample, stored } = model;
  const call = member('service', name);
  const find = `store.${own.camel}.find`;
  const { unique, references } = checksOf(entity);
  const onBefore = (rows: readonly Values[], further: Values = []): string =>
    stored(rows, further, (row) => (row === full ? 'before' : sample(row)));
  const patching = (patch: Values): string =>
    `${call}({ id: ${id(1)}, patch: ${object(patch)} })`;

  const changes = entity.fields.flatMap((field) => {
    const [before, after] = model.values(field);
    if (before === undefined || after === undefined) return [];
    // Another row of its own table, to which the patch leads, must not take a unique value.
    const leadsToItself = field.entity === entity.name;
    if (leadsToItself && capacityOf(entity) < 2) return [];
    return [
      '',
      `test(${quote(`changes ${labelOf(model, field.name)} alone`)}, () => {`,
      `const { service, store } = setUp(${onBefore([full], [[field.name, after]])});`,
      `const changed = ${patching([[field.name, after]])};`,
      `expect(changed).toEqual({ ...before, ${property(field.name)}: ${after}, updatedAt: time });`,
      `expect(${find}(${id(1)})).toEqual(changed);`,
      '});',
    ];
  });

  const falsy = entity.fields.flatMap((field) => {
    const value = emptyValue(field);
    if (value === undefined) return [];
    const before = model.values(field).find((code) => code !== value);
    if (before === undefined) return [];
    return [
      '',
      `test(${quote(`can set ${labelOf(model, field.name)} to ${value === `''` ? 'an empty text' : value}`)}, () => {`,
      `const { service } = setUp(${stored([withValue(full, field.name, before)])});`,
      `expect(${member(patching([[field.name, value]]), field.name)}).toBe(${value});`,
      '});',
    ];
  });

  const clears = entity.fields
    .filter(({ optional }) => optional)
    .map((field) => [
      '',
      `test(${quote(`clears ${labelOf(model, field.name)} with null`)}, () => {`,
      `const { service, store } = setUp(${onBefore([full])});`,
      `const changed = ${patching([[field.name, 'null']])};`,
      `expect(changed).toEqual({ ...before, ${property(field.name)}: undefined, updatedAt: time });`,
      `expect(${find}(${id(1)})).toEqual(changed);`,
      '});',
    ]);

  const taken = unique.flatMap((field) => {
    const [mine = 'undefined', other] = model.values(field);
    const keeps = [
      '',
      `test(${quote(`lets ${article(own.lower)} ${own.lower} keep its own ${labelOf(model, field.name)}`)}, () => {`,
      `const { service } = setUp(${onBefore([full])});`,
      `expect(${member(patching([[field.name, mine]]), field.name)}).toBe(${mine});`,
      '});',
    ];
    if (other === undefined) return [keeps];
    const rows = [full, [['id', id(2)] as const, [field.name, other] as const]];
    return [
      keeps,
      [
        '',
        `test(${quote(`refuses the ${labelOf(model, field.name)} of another ${own.lower}`)}, () => {`,
        `const { service, store } = setUp(${onBefore(rows, [[field.name, other]])});`,
        `expect(() => ${patching([[field.name, other]])}).toThrow(ConflictError);`,
        `expect(${find}(${id(1)})).toEqual(before);`,
        '});',
      ],
    ];
  });

  const nowhere = references.map(({ field, to }) => [
    '',
    `test(${quote(`refuses ${article(labelOf(model, field.name))} ${labelOf(model, field.name)} that does not exist`)}, () => {`,
    `const { service, store } = setUp(${onBefore([full])});`,
    `expect(() => ${patching([[field.name, `${idOf(to, names)}(9)`]])}).toThrow(ConflictError);`,
    `expect(${find}(${id(1)})).toEqual(before);`,
    '});',
  ]);

  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `const before = ${sample(full)};`,
    '',
    `test('keeps what the patch does not name', () => {`,
    `const { service } = setUp(${onBefore([full])});`,
    `expect(${patching([])}).toEqual({ ...before, updatedAt: time });`,
    '});',
    changes,
    falsy,
    clears,
    taken,
    nowhere,
    '});',
  );
}

/** A valid value that a careless `||` would take for nothing. */
function emptyValue(
  field: TestModel['entity']['fields'][number],
): string | undefined {
  const { low, high } = valueRange(field);
  switch (field.type) {
    case 'boolean':
      return 'false';
    case 'text':
      return `''`;
    case 'integer':
    case 'number':
      return (field.min ?? 0) <= 0 && (field.max ?? 0) >= 0 && low <= high
        ? '0'
        : undefined;
    case 'string':
    case 'enum':
    case 'date':
    case 'datetime':
    case 'reference':
      return undefined;
  }
}
