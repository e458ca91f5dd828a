import { lines, quote } from '../text.js';
import type { RegisteredSlice } from './registered-slice.js';

/** `slices.main.gen.ts`: what the main process runs. */
export const mainFile = (slices: readonly RegisteredSlice[]): string =>
  lines(
    slices.map(imports),
    `import type { MainSlice } from './main-slice';`,
    ``,
    `export const mainSlices: readonly MainSlice[] = [`,
    slices.map(entry),
    `];`,
  );

const imports = ({ camel, pascal, importOf }: RegisteredSlice) => [
  importOf('import', [`create${pascal}Store`, `${camel}Migrations`], 'db'),
  importOf('import', [`register${pascal}Ipc`], 'ipc/main'),
  importOf('import', [`create${pascal}Service`], 'main'),
];

const entry = ({ name, camel, pascal, local }: RegisteredSlice) => [
  `{`,
  `  name: ${quote(name)},`,
  `  migrations: ${local(`${camel}Migrations`)},`,
  `  start: ({ db, ipcMain, guard, newId, now }) =>`,
  `    ${local(`register${pascal}Ipc`)}(`,
  `      ipcMain,`,
  `      ${local(`create${pascal}Service`)}({ store: ${local(`create${pascal}Store`)}(db), newId, now }),`,
  `      guard,`,
  `    ),`,
  `},`,
];
