import type { PlanOperation } from '@nx-slice/schemas';
import { referencesTo } from '../../domain/model/references.js';
import { idOf } from '../../domain/model/samples.js';
import { article } from '../../names/words.js';
import { lines, member, property, quote } from '../../text.js';
import type { TestModel } from './test-model.js';

/** Removing removes, but not what something else still refers to. */
export function removeTests(
  { name }: PlanOperation,
  { plan, entity, names, own, id, sample }: TestModel,
): string {
  const call = `${member('service', name)}({ id: ${id(1)} })`;
  const find = `store.${own.camel}.find(${id(1)})`;

  const used = referencesTo(plan, entity).map(({ from, field }) => {
    const user = names.entity(from.name);
    const isSelf = from === entity;
    const label = user.field(field.name).lower;
    const row = (number: number): string =>
      `a${user.type}({ id: ${idOf(from.name, names)}(${String(number)}), ${property(field.name)}: ${id(1)} })`;
    const stored = isSelf
      ? `{ ${own.camel}: [${sample()}, ${row(2)}] }`
      : `{ ${own.camel}: [${sample()}], ${user.camel}: [${row(1)}] }`;
    return [
      '',
      `test(${quote(`refuses while ${isSelf ? `another ${user.lower}` : `${article(user.lower)} ${user.lower}`} refers to it by ${label}, and says so`)}, () => {`,
      `const { service, store } = setUp(${stored});`,
      `expect(() => ${call}).toThrow(ConflictError);`,
      `expect(() => ${call}).toThrow(${quote(user.lower)});`,
      `expect(${find}).toBeDefined();`,
      '});',
      isSelf && [
        '',
        `test(${quote(`may remove what refers to itself by ${label}`)}, () => {`,
        `const { service, store } = setUp({ ${own.camel}: [${row(1)}] });`,
        `${call};`,
        `expect(${find}).toBeUndefined();`,
        '});',
      ],
    ];
  });

  return lines(
    '',
    `describe(${quote(name)}, () => {`,
    `test('removes, and answers the id', () => {`,
    `const { service, store } = setUp({ ${own.camel}: [${sample()}] });`,
    `expect(${call}).toEqual({ id: ${id(1)} });`,
    `expect(${find}).toBeUndefined();`,
    '});',
    used,
    '});',
  );
}
