import { inFolder, type Evasion, type Row } from '../evasion.js';

const RULE = 'nx-slice/imports';

const from = (
  id: string,
  why: string,
  specifier: string,
  statement = (module: string) =>
    `import * as other from '${module}';\nexport const keys = () => Object.keys(other);`,
): Row => [
  id,
  why,
  RULE,
  specifier,
  statement(specifier),
  `import type { TasksStore } from '../db';\nexport const keys = (store: TasksStore) => Object.keys(store);`,
];

/** Ways to name a module that a layer must not see. */
export const IMPORTS: readonly Evasion[] = [
  ...inFolder('src/main', '.ts', [
    from('import-out-of-the-layer', 'A value of another layer.', '../db'),
    from('import-a-page', 'A layer that it does not need.', '../component'),
    from(
      'import-inside-a-layer',
      'What another layer keeps to itself.',
      '../db/store',
    ),
    from(
      'import-there-and-back',
      'The same, the long way.',
      './../main/../db/store',
    ),
    from(
      'import-out-of-the-slice',
      'Files of another slice.',
      '../../../notes/src/db',
    ),
    from('import-by-absolute-path', 'A file of this machine.', '/etc/passwd'),
    from(
      'import-by-address-of-a-file',
      'The same, as an address.',
      'file:///etc/passwd',
    ),
    from(
      'import-by-data',
      'The module is in its own name.',
      'data:text/javascript,export{}',
    ),
    from(
      'import-by-address',
      'A module of another computer.',
      'https://a.test/a.js',
    ),
    from(
      'import-by-node-modules',
      'A package by its path.',
      '../../node_modules/react/index.js',
    ),
    from('import-itself', 'The judge.', '@nx-slice/electron'),
    from('import-by-alias', 'A name that only package.json knows.', '#tasks'),
    from('import-with-escapes', 'An escaped path.', './%2e%2e/db'),
    from('import-with-backslashes', 'Another kind of slash.', './..\\\\db'),
    from('import-with-a-query', 'A loader of the bundler.', './service?raw'),
    from(
      'import-a-test',
      'What tests alone may use.',
      '../../test/main/fake-store',
    ),
    from(
      'import-node-by-default',
      'A module of Node.',
      'node:child_process',
      (module) =>
        `import process from '${module}';\nexport const run = () => process.execSync('true');`,
    ),
    from(
      'import-node-by-side-effect',
      'Only to run it.',
      'node:test',
      (module) => `import '${module}';\nexport const one = 1;`,
    ),
    from(
      'import-node-by-type',
      'Only its types.',
      'node:fs',
      (module) =>
        `import type { Stats } from '${module}';\nexport const size = (stats: Stats) => stats.size;`,
    ),
    from(
      'import-node-again',
      'Exported again, all of it.',
      'node:os',
      (module) => `export * from '${module}';`,
    ),
    from(
      'import-node-by-name',
      'Exported again under another name.',
      'node:net',
      (module) => `export { connect as keys } from '${module}';`,
    ),
    from(
      'import-at-run-time',
      'By an expression.',
      'import(',
      () =>
        `export const load = (name: string): Promise<unknown> => import('node:' + name);`,
    ),
    from(
      'import-of-a-type',
      'In the place of a type.',
      "import('electron')",
      () =>
        `export const run = (shell: import('electron').Shell) => shell.beep();`,
    ),
  ]),
];
