import { expect, test } from '@jest/globals';
import { releasedIn } from '../../../../src/scaffold/db/change/released.js';
import { quote, template } from '../../../../src/text.js';

const file = (...entries: readonly string[]): string =>
  `import type { Migration } from '@nx-slice/kernel/sql/migrate';\n\nexport const notesMigrations: readonly Migration[] = [${entries.join(', ')}];\n`;

test('ids and SQL are read as they are meant', () => {
  const sql = 'create "x"\n  \\ `${y}` \u202e é😀';
  for (const text of [template(sql), quote(sql).replaceAll('\n', '\\n')]) {
    expect(
      releasedIn(
        file(`{ id: 'a-0001', sql: ${text} }`, `{ sql: '', 'id': "b" }`),
      ),
    ).toEqual([
      { id: 'a-0001', sql },
      { id: 'b', sql: '' },
    ]);
  }
});

test('notes of the type are of no account', () => {
  expect(
    releasedIn(
      `export const m = ([{ id: 'a', sql: ('b' as const) }] as const) satisfies unknown;`,
    ),
  ).toEqual([{ id: 'a', sql: 'b' }]);
});

test.each([
  ['a value that is computed', file('{ id: "a", sql: "b" + "c" }')],
  ['a text with something in it', file('{ id: "a", sql: `b${1}` }')],
  ['a tag', file('{ id: "a", sql: String.raw`b` }')],
  ['what is spread', file('...others')],
  ['what is spread inside', file('{ ...other, id: "a", sql: "b" }')],
  ['a hole', file('{ id: "a", sql: "b" }, , { id: "c", sql: "d" }')],
  ['a getter', file('{ id: "a", get sql() { return "b"; } }')],
  ['a call', `export const m = [{ id: 'a', sql: 'b' }].map((x) => x);`],
  ['two lists', `export const m = [], n = [];`],
  ['none that is exported', `const m = [];`],
  ['one that can be set again', `export let m = [];`],
  ['no TypeScript', 'export const'],
])('%s is not read', (_, text) => {
  expect(releasedIn(text)).toBeUndefined();
});
