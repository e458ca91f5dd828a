import { expect, test } from '@jest/globals';
import { usedImports } from '../../../src/scaffold/front-end/used-imports.js';

test('imports what the code mentions, and nothing else', () => {
  expect(
    usedImports('const a = one(two);', [
      { from: './b', names: ['two', 'three'] },
      { from: './a', names: ['one'] },
      { from: './c', names: ['four'] },
    ]),
  ).toBe(`import { one } from './a';\nimport { two } from './b';`);
});

test('what stands in a text, in a comment or between tags is not mentioned', () => {
  const code = [
    `/** one */`,
    `// two`,
    `const a = 'three';`,
    `const b = <p title="four">Some five here</p>;`,
  ].join('\n');
  const names = ['one', 'two', 'three', 'four', 'five'];
  expect(usedImports(code, [{ from: './a', names }])).toBe('');
});

test('code between braces and in arrow functions is mentioned', () => {
  const code = '<p>{one}</p>;\nconst a = (b: C) =>\n  two(b);';
  expect(usedImports(code, [{ from: './a', names: ['one', 'two'] }])).toBe(
    `import { one, two } from './a';`,
  );
});

test('types alone are imported as types', () => {
  expect(
    usedImports('const a: One = two;', [
      { from: './a', names: ['type One', 'type Three'] },
      { from: './b', names: ['type One', 'two'] },
    ]),
  ).toBe(
    `import type { One } from './a';\nimport { type One, two } from './b';`,
  );
});

test('packages come first, what is near comes last', () => {
  const names = ['one'];
  const places = ['./near', '../../far', 'react', '../far'];
  expect(
    usedImports(
      'one',
      places.map((from) => ({ from, names })),
    )
      .split('\n')
      .map((line) => line.replace(/.* from /, '')),
  ).toEqual([`'react';`, `'../../far';`, `'../far';`, `'./near';`]);
});
