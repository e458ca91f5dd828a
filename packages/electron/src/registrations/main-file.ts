import { lines, quote } from '../text.js';
import type { RegisteredSlice } from './registered-slice.js';
import { inOrder, type UsedEntity } from './uses.js';

/** `slices.main.gen.ts`: what the main process runs. */
export function mainFile(slices: readonly RegisteredSlice[]): string {
  const isUsed = slices.some(({ used }) => used.length > 0);
  return lines(
    isUsed && `import { ConflictError } from '@nx-slice/kernel/errors';`,
    slices.map(imports),
    `import type { MainSlice } from './main-slice';`,
    ``,
    inOrder(slices).some((slice, index) => slice !== slices[index]) &&
      `/** By name, but each after those that it refers to. */`,
    `export const mainSlices: readonly MainSlice[] = [`,
    inOrder(slices).map((slice) =>
      slice.used.length > 0 ? usedEntry(slice, slices) : entry(slice),
    ),
    `];`,
    isUsed && ['', KEEP_USED],
  );
}

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

/** A slice that others refer to: it knows nothing of them, so what keeps its entries is said here. */
const usedEntry = (
  { name, camel, pascal, local, used }: RegisteredSlice,
  slices: readonly RegisteredSlice[],
) => [
  `{`,
  `  name: ${quote(name)},`,
  `  migrations: ${local(`${camel}Migrations`)},`,
  `  start: ({ db, ipcMain, guard, newId, now }) => {`,
  `    const store = ${local(`create${pascal}Store`)}(db);`,
  slices
    .filter((slice) => refers(slice, used))
    .map(
      (user) =>
        `    const ${storeOf(user)} = ${user.local(`create${user.pascal}Store`)}(db);`,
    ),
  used.map(({ repository, label, uses }) => [
    `    keepUsed(store.${repository}, ${quote(label)}, (id) => [`,
    uses.flatMap((use) =>
      slices
        .filter((slice) => slice.name === use.slice)
        .map(
          (user) =>
            `      { count: ${storeOf(user)}.${use.repository}.${use.count}(id), one: ${quote(use.one)}, several: ${quote(use.several)} },`,
        ),
    ),
    `    ]);`,
  ]),
  `    return ${local(`register${pascal}Ipc`)}(`,
  `      ipcMain,`,
  `      ${local(`create${pascal}Service`)}({ store, newId, now }),`,
  `      guard,`,
  `    );`,
  `  },`,
  `},`,
];

const storeOf = ({ camel, local }: RegisteredSlice): string =>
  local(`${camel}Store`);

const refers = (
  { name }: RegisteredSlice,
  used: readonly UsedEntity[],
): boolean => used.some(({ uses }) => uses.some(({ slice }) => slice === name));

const KEEP_USED = `interface Use {
  readonly count: number;
  readonly one: string;
  readonly several: string;
}

/** Refuses to remove what another slice refers to, with the answer that a slice gives for its own references. */
function keepUsed(
  repository: { remove(id: string): boolean },
  label: string,
  usesOf: (id: string) => readonly Use[],
): void {
  const remove = repository.remove.bind(repository);
  repository.remove = (id) => {
    for (const { count, one, several } of usesOf(id)) {
      if (count > 0) {
        throw new ConflictError(
          \`This \${label} is still used by \${count} \${count === 1 ? one : several}\`,
        );
      }
    }
    return remove(id);
  };
}`;
