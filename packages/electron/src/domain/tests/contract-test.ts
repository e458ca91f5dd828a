import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines, property, quote } from '../../text.js';
import { fieldOf } from '../model/implied-field.js';
import { isSearchable } from '../model/is-searchable.js';
import { isIntentOnly } from '../model/operations.js';
import { sampleImports } from '../model/sample-imports.js';
import { takesSearch } from '../model/takes-search.js';
import { validInput } from '../model/valid-input.js';

/** `test/contract/operations.test.ts`: what every operation takes. */
export function contractTestFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { camel, pascal } = names;
  const contract = `${camel}Contract`;
  const operations = `${camel}Channels.operations`;
  const quoted = (all: readonly { readonly name: string }[]): string =>
    all.map(({ name }) => quote(name)).join(', ');

  const plain = plan.operations.filter((operation) => !isIntentOnly(operation));
  const withId = plain.filter(({ kind }) =>
    ['get', 'update', 'remove', 'command'].includes(kind),
  );
  const searching = plain.filter(
    ({ kind, entity }) =>
      kind === 'list' &&
      plan.entities.some((one) => one.name === entity && isSearchable(one)),
  );
  const clearable = plain.flatMap(({ name, entity, where }) => {
    const on = plan.entities.find((one) => one.name === entity);
    return (where ?? [])
      .filter((field) => on && fieldOf(on, field).optional)
      .map((field) => `[${quote(name)}, ${quote(field)}]`);
  });

  const tests = lines(
    '/** What each operation accepts. */',
    `const valid: Record<${pascal}Operation, object> = {`,
    plan.operations.map(
      (operation) =>
        `${property(operation.name)}: ${validInput(plan, operation, names)},`,
    ),
    '};',
    '',
    `test('the channels are the operations of the contract, in order', () => {`,
    `expect(${operations}).toEqual(Object.keys(${contract}));`,
    '});',
    '',
    `test.each(${operations})('%s takes its input', (operation) => {`,
    `expect(${contract}[operation].input.safeParse(valid[operation]).success).toBe(true);`,
    '});',
    '',
    `test.each(${operations})('%s refuses a field that is not in the contract', (operation) => {`,
    'const input = { ...valid[operation], admin: true };',
    `expect(${contract}[operation].input.safeParse(input).success).toBe(false);`,
    '});',
    withId.length > 0 && [
      '',
      `test.each([${quoted(withId)}] as const)('%s refuses an id that is none', (operation) => {`,
      `const input = { ...valid[operation], id: '1' };`,
      `expect(${contract}[operation].input.safeParse(input).success).toBe(false);`,
      '});',
    ],
    searching.length > 0 && [
      '',
      `describe.each([${quoted(searching)}] as const)('the search of %s', (operation) => {`,
      `const { input } = ${contract}[operation];`,
      '',
      `test('may be left out', () => {`,
      `expect(input.parse({})).toEqual({ search: '' });`,
      '});',
      '',
      `test('has a greatest length', () => {`,
      `expect(input.safeParse({ search: 'x'.repeat(maxSearchLength) }).success).toBe(true);`,
      `expect(input.safeParse({ search: 'x'.repeat(maxSearchLength + 1) }).success).toBe(false);`,
      '});',
      '});',
    ],
    clearable.length > 0 && [
      '',
      `test.each([${clearable.join(', ')}] as const)('%s finds what has no %s', (operation, field) => {`,
      'const input = { ...valid[operation], [field]: null };',
      `expect(${contract}[operation].input.safeParse(input).success).toBe(true);`,
      '});',
    ],
    '',
  );

  return {
    path: 'test/contract/operations.test.ts',
    content: lines(
      `import { ${searching.length > 0 ? 'describe, ' : ''}expect, test } from '@jest/globals';`,
      `import { ${contract} } from '../../src/contract';`,
      `import { ${camel}Channels, type ${pascal}Operation } from '../../src/contract/channels';`,
      takesSearch(plan) &&
        `import { maxSearchLength } from '../../src/contract/limits';`,
      sampleImports(plan, names, tests),
      '',
      tests,
    ),
  };
}
