import { describe, expect, test } from '@jest/globals';
import { lintSnippet, refusedBy } from './lint-snippet.js';

const MAIN = 'src/main/a-file.ts';
const DB = 'src/db/a-file.ts';
const COMPONENT = 'src/component/a-file.tsx';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'nx-slice/globals';

/** What is refused, by which rule, and the honest way to say the same. */
interface Twin {
  readonly what: string;
  readonly file: string;
  readonly rule: string;
  readonly refused: string;
  readonly honest: string;
}

const twins: readonly Twin[] = [
  {
    what: 'the clock',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const at = () => new Date().toISOString();\n`,
    honest: `export const at = (now: () => Date) => now().toISOString();\n`,
  },
  {
    what: 'the clock in a component',
    file: COMPONENT,
    rule: GLOBALS,
    refused: `export const Now = () => <p>{new Date().toISOString()}</p>;\n`,
    honest: `export const Due = ({ at }: { readonly at: string }) => <p>{new Date(at).toLocaleString()}</p>;\n`,
  },
  {
    what: 'the clock without new',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const at = () => Date();\n`,
    honest: `export const at = (text: string) => new Date(text);\n`,
  },
  {
    what: 'the clock through a spread',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const at = (parts: [] | [string]) => new Date(...parts);\n`,
    honest: `export const at = (part: string) => new Date(part);\n`,
  },
  {
    what: 'the clock under another name',
    file: MAIN,
    rule: GLOBALS,
    refused: `const D = Date;\nexport const at = () => new D();\n`,
    honest: `export const isDate = (value: unknown) => value instanceof Date;\n`,
  },
  {
    what: 'Date.now',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const at = () => Date.now();\n`,
    honest: `export const at = () => Date.UTC(2026, 0, 1);\n`,
  },
  {
    what: 'the clock of a formatter',
    file: MAIN,
    rule: SYNTAX,
    refused: `export const at = (format: Intl.DateTimeFormat) => format.format();\n`,
    honest: `export const at = (format: Intl.DateTimeFormat, time: Date) => format.format(time);\n`,
  },
  {
    what: 'chance',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const id = () => String(Math.random());\n`,
    honest: `export const half = (value: number) => Math.round(value / 2);\n`,
  },
  {
    what: 'chance, quoted',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const id = () => Math['random']();\n`,
    honest: `export const id = (newId: () => string) => newId();\n`,
  },
  {
    what: 'chance, taken apart',
    file: MAIN,
    rule: GLOBALS,
    refused: `const { random } = Math;\nexport const id = () => random();\n`,
    honest: `const random = (seed: number) => (seed * 16807) % 2147483647;\nexport const id = () => random(1);\n`,
  },
  ...[
    'process.env',
    'globalThis.fetch',
    'crypto.randomUUID()',
    'Buffer.from("")',
    'fetch("https://a.test")',
    'console.log(1)',
    'performance.now()',
    'setTimeout(() => undefined, 1)',
    'eval("1")',
    'Reflect.ownKeys({})',
    'window.name',
    'document.title',
    'navigator.onLine',
    'localStorage.length',
  ].map((expression) => ({
    what: `the global of ${expression}`,
    file: MAIN,
    rule: GLOBALS,
    refused: `export const a = () => ${expression};\n`,
    honest: `export const a = () => structuredClone(new Map([[1, JSON.stringify('a')]]));\n`,
  })),
  ...[
    'window.name',
    'document.title',
    'localStorage.length',
    'fetch("https://a.test")',
    'parent.postMessage(1)',
    'alert("a")',
    'new WebSocket("ws://a.test")',
    'new Image()',
  ].map((expression) => ({
    what: `the page's ${expression}`,
    file: COMPONENT,
    rule: GLOBALS,
    refused: `export const a = () => ${expression};\n`,
    honest: `export const a = (form: HTMLFormElement) => new FormData(form).has('a');\n`,
  })),
  ...[
    'JSON.parse = () => 1',
    'delete JSON.parse',
    'Object.assign(Array, { isArray: () => true })',
    'Object.is = () => true',
    'Array.prototype.map = () => []',
  ].map((expression) => ({
    what: `what every module shares, changed by ${expression}`,
    file: MAIN,
    rule: GLOBALS,
    refused: `export const a = () => { ${expression}; };\n`,
    honest: `export const a = (json: { text: string }) => { json.text = ''; return Object.assign({}, json); };\n`,
  })),
  {
    what: 'a global that was declared by hand',
    file: MAIN,
    rule: SYNTAX,
    refused: `declare const process: { exit(): void };\nexport const stop = () => process.exit();\n`,
    honest: `export const stop = (process: { exit(): void }) => process.exit();\n`,
  },
  {
    what: 'a widened global type',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `declare global { interface Window { readonly admin: string } }\nexport {};\n`,
    honest: `export interface Admin { readonly admin: string }\n`,
  },
  {
    what: 'a widened module',
    file: MAIN,
    rule: SYNTAX,
    refused: `declare module '../contract' { interface Extra { readonly a: string } }\nexport {};\n`,
    honest: `export interface Extra { readonly a: string }\n`,
  },
  {
    what: 'the compiler of code behind a constructor',
    file: MAIN,
    rule: SYNTAX,
    refused: `export const code = (() => undefined).constructor;\n`,
    honest: `export class Code { constructor(readonly text: string) {} }\n`,
  },
  {
    what: 'the same, quoted',
    file: MAIN,
    rule: SYNTAX,
    refused: `export const code = (() => undefined)['constructor'];\n`,
    honest: `export const code = { text: 'a' }['text'];\n`,
  },
  {
    what: 'the same, taken apart',
    file: MAIN,
    rule: SYNTAX,
    refused: `const { constructor: code } = () => undefined;\nexport { code };\n`,
    honest: `const { text: code } = { text: 'a' };\nexport { code };\n`,
  },
  {
    what: 'the same, by reflection',
    file: MAIN,
    rule: GLOBALS,
    refused: `export const of = (value: object): unknown => Object.getPrototypeOf(value);\n`,
    honest: `export const of = (value: object) => Object.keys(value);\n`,
  },
  {
    what: 'any',
    file: MAIN,
    rule: '@typescript-eslint/no-explicit-any',
    refused: `export const a = (value: any) => value;\n`,
    honest: `export const a = (value: unknown) => value;\n`,
  },
  {
    what: 'a cast',
    file: MAIN,
    rule: SYNTAX,
    refused: `export const a = (value: unknown) => value as string;\n`,
    honest: `export const a = ['x', 'y'] as const;\n`,
  },
  {
    what: 'a cast by way of unknown',
    file: MAIN,
    rule: SYNTAX,
    refused: `export const a = (value: number) => value as unknown as string;\n`,
    honest: `export const a = { b: 1 } satisfies Record<string, number>;\n`,
  },
  {
    what: 'a cast in angle brackets',
    file: DB,
    rule: SYNTAX,
    refused: `export const a = (value: unknown): string => <string>value;\n`,
    honest: `export const a = (value: string): string => value;\n`,
  },
  {
    what: 'an assertion that something is there',
    file: MAIN,
    rule: '@typescript-eslint/no-non-null-assertion',
    refused: `export const a = (value: string | undefined) => value!.length;\n`,
    honest: `export const a = (value: string | undefined) => value?.length;\n`,
  },
  {
    what: 'a promise that something will be there',
    file: MAIN,
    rule: SYNTAX,
    refused: `let a!: string;\nexport const b = () => { a = 'x'; return a; };\n`,
    honest: `let a = '';\nexport const b = () => { a = 'x'; return a; };\n`,
  },
  ...['@ts-expect-error', '@ts-ignore', '@ts-nocheck'].map((directive) => ({
    what: directive,
    file: MAIN,
    rule: '@typescript-eslint/ban-ts-comment',
    refused: `// ${directive} the field was renamed\nexport const a = 1;\n`,
    honest: `// Expected: the field was renamed.\nexport const a = 1;\n`,
  })),
  {
    what: 'another library of globals',
    file: DB,
    rule: '@typescript-eslint/triple-slash-reference',
    refused: `/// <reference lib="dom" />\nexport const a = 1;\n`,
    honest: `// See reference lib="dom".\nexport const a = 1;\n`,
  },
  {
    what: 'another JSX runtime',
    file: COMPONENT,
    rule: 'nx-slice/directives',
    refused: `/** @jsxImportSource evil */\nexport const A = () => <p />;\n`,
    honest: `/** Uses the runtime that the app chose. */\nexport const A = () => <p />;\n`,
  },
  ...[
    "db.all('select * from a order by ' + by)",
    'db.all(`select * from a order by ${by}`)',
    "db.get('select '.concat(by))",
    "db.exec(['drop table', by].join(' '))",
    'db.run(by)',
    "db['all']('select ' + by)",
    "db.prepare('select ' + by)",
  ].map((call) => ({
    what: `a statement made by ${call}`,
    file: DB,
    rule: 'nx-slice/constant-sql',
    refused: `import type { Db } from '../contract';\nexport const a = (db: Db, by: string) => ${call};\n`,
    honest: `import type { Db } from '../contract';\nexport const a = (db: Db, by: string) => db.all(\`select * from a\n  where b = :by\`, { by });\n`,
  })),
  {
    what: 'a statement that was made before',
    file: DB,
    rule: 'nx-slice/constant-sql',
    refused: `import type { Db } from '../contract';\nexport const a = (db: Db, by: string) => {\n  const sql = 'select ' + by;\n  return db.all(sql);\n};\n`,
    honest: `import type { Db } from '../contract';\nconst up = 'select 1';\nconst down = \`select 2\`;\nexport const a = (db: Db, isUp: boolean) => db.all(isUp ? up : down);\n`,
  },
  {
    what: 'a statement in a variable',
    file: DB,
    rule: 'nx-slice/constant-sql',
    refused: `import type { Db } from '../contract';\nlet sql = 'select 1';\nexport const a = (db: Db) => { sql += ' '; return db.all(sql); };\n`,
    honest: `const cache = new Map<string, number>();\nexport const a = (key: string) => cache.get(key);\n`,
  },
  {
    what: 'raw HTML',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `export const A = ({ t }: { readonly t: string }) => <p dangerouslySetInnerHTML={{ __html: t }} />;\n`,
    honest: `export const A = ({ t }: { readonly t: string }) => <p>{t}</p>;\n`,
  },
  {
    what: 'raw HTML in props that are spread',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `const props = { dangerouslySetInnerHTML: { __html: '<b>' } };\nexport const A = () => <p {...props} />;\n`,
    honest: `const props = { title: '<b>' };\nexport const A = () => <p {...props} />;\n`,
  },
  {
    what: 'raw HTML through a reference',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `export const set = (heading: HTMLElement, t: string) => { heading.innerHTML = t; };\n`,
    honest: `export const set = (heading: HTMLElement) => { heading.focus(); };\n`,
  },
  {
    what: 'an attribute set by hand',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `export const set = (button: HTMLElement, t: string) => { button.setAttribute('onclick', t); };\n`,
    honest: `export const get = (button: HTMLElement) => button.getAttribute('title');\n`,
  },
  {
    what: 'the page around an element',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `export const page = (button: HTMLElement) => button.ownerDocument;\n`,
    honest: `export const form = (button: HTMLButtonElement) => button.form;\n`,
  },
  {
    what: 'a frame',
    file: COMPONENT,
    rule: SYNTAX,
    refused: `export const A = () => <iframe title="a" src="https://a.test" />;\n`,
    honest: `export const A = () => <section title="a" />;\n`,
  },
  {
    what: 'a script as an address',
    file: COMPONENT,
    rule: 'no-script-url',
    refused: `export const A = () => <a href="javascript:void 0">a</a>;\n`,
    honest: `export const A = () => <a href="#a">a</a>;\n`,
  },
  {
    what: 'a hook in a condition',
    file: COMPONENT,
    rule: 'react-hooks/rules-of-hooks',
    refused: `import { useState } from 'react';\nexport function useA(on: boolean) {\n  if (on) return useState(0);\n  return null;\n}\n`,
    honest: `import { useState } from 'react';\nexport function useA(on: boolean) {\n  const state = useState(0);\n  return on ? state : null;\n}\n`,
  },
];

describe.each(twins)('$what', ({ file, rule, refused, honest }) => {
  test('is refused', async () => {
    await expect(refusedBy(file, refused)).resolves.toContain(rule);
  });

  test('has an honest twin that passes', async () => {
    await expect(lintSnippet(file, honest)).resolves.toEqual([]);
  });
});

test.each([
  '/* eslint-disable */',
  '/* eslint nx-slice/imports: "off" */',
  '// eslint-disable-next-line',
  '/* global process */',
])('%s switches nothing off', async (comment) => {
  const code = `${comment}\nexport { app } from 'electron'; export const env = () => process.env;\n`;
  await expect(refusedBy(MAIN, code)).resolves.toEqual(
    expect.arrayContaining(['nx-slice/imports', GLOBALS]),
  );
});

test('a local value may share its name with a global', async () => {
  const code = `export const a = (window: string, name: string, event: string) => window + name + event;\n`;
  await expect(lintSnippet(MAIN, code)).resolves.toEqual([]);
});

test('the type of a global is no use of it', async () => {
  const code = `export type A = Date | Promise<ReadonlyMap<string, Intl.DateTimeFormat>>;\n`;
  await expect(lintSnippet(MAIN, code)).resolves.toEqual([]);
});

test.each([
  `export type A = { readonly b: ReadonlyArray<string>; readonly c: { [name: string]: string } };\n`,
  `export const a: Map<string, string> = new Map();\n`,
  `export const a = () => {};\n`,
])('style alone refuses nothing: %s', async (code) => {
  await expect(lintSnippet(MAIN, code)).resolves.toEqual([]);
});
