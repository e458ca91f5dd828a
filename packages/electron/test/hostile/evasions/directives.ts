import { inFolder, type Evasion } from '../evasion.js';

const RULE = 'nx-slice/directives';
const HIDDEN = `export const days = (policy: { readonly days: number }): number => policy.dayCount;`;
const HONEST = `/** Days, not hours. */\nexport const days = (policy: { readonly days: number }): number => policy.days;`;

/** Comments that a tool obeys, in every place and spelling that some tool takes. */
export const DIRECTIVES: readonly Evasion[] = [
  ...inFolder('src/main', '.ts', [
    [
      'nocheck-in-a-block',
      'A block comment before the first statement switches the checker off.',
      RULE,
      '@ts-nocheck',
      `/* @ts-nocheck */\n${HIDDEN}`,
      HONEST,
    ],
    [
      'nocheck-after-three-slashes',
      'Three slashes are as good as two.',
      RULE,
      '@ts-nocheck',
      `/// @ts-nocheck\n${HIDDEN}`,
      HONEST,
    ],
    [
      'nocheck-below-a-docblock',
      'Hidden behind a license.',
      RULE,
      '@ts-nocheck',
      `/** Counts days. */\n// @ts-nocheck because of the old policy\n${HIDDEN}`,
      HONEST,
    ],
    [
      'ignore-in-a-block',
      'The last line of a block counts for the line below it.',
      RULE,
      '@ts-ignore',
      `/*\n * The policy is older than its type.\n * @ts-ignore */\n${HIDDEN}`,
      HONEST,
    ],
    [
      'expect-error-in-an-expression',
      'A directive in the middle of an expression.',
      RULE,
      '@ts-expect-error',
      `export const days = (policy: { readonly days: number }): number =>\n  // @ts-expect-error it was renamed\n  policy.dayCount;`,
      HONEST,
    ],
    [
      'eslint-disable-in-a-block',
      'The whole file, by a comment.',
      RULE,
      'eslint-disable',
      `/* eslint-disable */\nexport const any = (value: any): string => value;`,
      `export const any = (value: string): string => value;`,
    ],
    [
      'eslint-disable-a-line',
      'One line, by a comment behind it.',
      RULE,
      'eslint-disable-line',
      `export const any = (value: any): string => value; // eslint-disable-line -- quicker`,
      `export const any = (value: string): string => value; // A name.`,
    ],
    [
      'eslint-rule-by-comment',
      'A rule of its own, by a comment.',
      RULE,
      'eslint nx-slice/globals',
      `/* eslint nx-slice/globals: 0 */\nexport const one = 1;`,
      `/* One is enough. */\nexport const one = 1;`,
    ],
    [
      'globals-by-comment',
      'Says that a global is known.',
      'nx-slice/globals',
      'process',
      `/* global process */\nexport const home = () => process.cwd();`,
      `export const home = (cwd: () => string) => cwd();`,
    ],
    [
      'source-map-by-comment',
      'Lets a tool read another file as the source of this one.',
      RULE,
      'sourceMappingURL',
      `export const one = 1;\n//# sourceMappingURL=../../../../secret.json`,
      `export const one = 1;\n// The source map is made elsewhere.`,
    ],
  ]),
  ...inFolder('src/component', '.tsx', [
    [
      'ignore-in-jsx',
      'A comment between the children of an element.',
      RULE,
      '@ts-ignore',
      `export const Title = ({ task }: { readonly task: { readonly title: string } }) => (\n  <p>\n    {/* @ts-ignore */}\n    {task.name}\n  </p>\n);`,
      `export const Title = ({ task }: { readonly task: { readonly title: string } }) => (\n  <p>\n    {/* What the task is called. */}\n    {task.title}\n  </p>\n);`,
    ],
    [
      'jsx-by-comment',
      'Another function makes the elements.',
      RULE,
      '@jsx',
      `/** @jsxRuntime classic */\nexport const Empty = () => <p />;`,
      `/** Nothing yet. */\nexport const Empty = () => <p />;`,
    ],
    [
      'node-by-reference',
      'Brings the types of Node into the page.',
      '@typescript-eslint/triple-slash-reference',
      '<reference',
      `/// <reference types="node" />\nexport const Empty = () => <p />;`,
      `/** Nothing yet. */\nexport const Empty = () => <p />;`,
    ],
  ]),
  ...inFolder('test/db', '.test.ts', [
    [
      'environment-by-comment',
      'Another environment for the tests of this file.',
      RULE,
      '@jest-environment',
      `/** @jest-environment ./mine.js */\nimport { expect, test } from '@jest/globals';\nimport { tasksMigrations } from '../../src/db';\n\ntest('there is a schema', () => {\n  expect(tasksMigrations).not.toEqual([]);\n});`,
      `/** The schema. */\nimport { expect, test } from '@jest/globals';\nimport { tasksMigrations } from '../../src/db';\n\ntest('there is a schema', () => {\n  expect(tasksMigrations).not.toEqual([]);\n});`,
    ],
  ]),
];
