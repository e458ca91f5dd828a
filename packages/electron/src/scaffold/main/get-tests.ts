import type { PlanOperation } from '@nx-slice/schemas';
import { lines, member, quote } from '../../text.js';
import type { TestModel, Values } from './test-model.js';

/** Getting answers what has the id. */
export function getTests({ name }: PlanOperation, model: TestModel): string {
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
