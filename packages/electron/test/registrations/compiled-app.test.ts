import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '@nx-slice/schemas';
import { camel, pascal } from '../../src/names/words.js';
import { registrations } from '../../src/registrations/index.js';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const APP = 'packages/desktop';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nx-slice-'));
  cpSync(join(workspace, APP), join(root, APP), {
    recursive: true,
    filter: (path) => !/[\\/](out|node_modules)$/.test(path),
  });
  cpSync(
    join(workspace, 'tsconfig.base.json'),
    join(root, 'tsconfig.base.json'),
  );
  symlinkSync(
    join(workspace, 'node_modules'),
    join(root, 'node_modules'),
    'junction',
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (files: readonly SourceFile[]) => {
  for (const { path, content } of files) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
};

/** The least that a slice exports for the app. */
function leastSlice(name: string, folder: string): readonly SourceFile[] {
  const S = pascal(name);
  const s = camel(name);
  const sources = {
    'contract/channels.ts': `export const ${s}Channels = { slice: '${name}', operations: ['ping'] } as const;`,
    'contract/index.ts': `
      import type { Api } from '@nx-slice/kernel/ipc/contract';
      import { z } from 'zod';
      export const ${s}Contract = { ping: { input: z.strictObject({}), output: z.literal('${name}') } };
      export type ${S}Contract = typeof ${s}Contract;
      export type ${S}Api = Api<${S}Contract>;`,
    'db/index.ts': `
      import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
      import type { Migration } from '@nx-slice/kernel/sql/migrate';
      export const ${s}Migrations: readonly Migration[] = [];
      export interface ${S}Store { readonly name: () => '${name}' }
      export const create${S}Store = (db: SqlDatabase): ${S}Store => ({
        name: () => { db.exec('select 1'); return '${name}'; },
      });`,
    'main/index.ts': `
      import type { Service } from '@nx-slice/kernel/ipc/contract';
      import type { ${S}Contract } from '../contract';
      import type { ${S}Store } from '../db';
      export type ${S}Service = Service<${S}Contract>;
      export const create${S}Service = (
        { store }: { readonly store: ${S}Store; readonly newId: () => string; readonly now: () => Date },
      ): ${S}Service => ({ ping: () => store.name() });`,
    'ipc/main.ts': `
      import { registerContract, type Guard, type IpcMainLike } from '@nx-slice/kernel/ipc/main';
      import { ${s}Contract } from '../contract';
      import { ${s}Channels } from '../contract/channels';
      import type { ${S}Service } from '../main';
      export const register${S}Ipc = (ipcMain: IpcMainLike, service: ${S}Service, guard: Guard) =>
        registerContract({ ipcMain, channels: ${s}Channels, contract: ${s}Contract, handlers: service, guard });`,
    'ipc/preload.ts': `
      import { createBridge, type IpcRendererLike } from '@nx-slice/kernel/ipc/preload';
      import { ${s}Channels } from '../contract/channels';
      export const create${S}Bridge = (ipcRenderer: IpcRendererLike) => createBridge(ipcRenderer, ${s}Channels);`,
    'renderer/index.ts': `
      import type { QueryClient } from '@tanstack/react-query';
      import type { ${S}Api } from '../contract';
      export async function load${S}(queryClient: QueryClient, api: ${S}Api): Promise<void> {
        await queryClient.ensureQueryData({ queryKey: ['${name}'], queryFn: () => api.ping({}) });
      }`,
    'layout/index.tsx': `
      import type { ${S}Api } from '../contract';
      export const ${S}Page = ({ api }: { readonly api: ${S}Api }) => <p>{typeof api.ping}</p>;`,
  };
  return Object.entries(sources).map(([path, content]) => ({
    path: `${folder}/src/${path}`,
    content,
  }));
}

/** What the compiler says about the app's programs; empty when all is well. */
const compile = (...programs: readonly string[]) =>
  programs
    .map((program) => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules/ts7/bin/tsc'),
          '-p',
          join(root, APP, `tsconfig.${program}.json`),
          '--pretty',
          'false',
        ],
        { encoding: 'utf8' },
      );
      return stdout + stderr;
    })
    .join('');

describe.each([
  ['no slice', []],
  [
    'many slices, some of them hard to name',
    [
      'notes',
      'my-tasks',
      'a1b',
      'a-1b',
      'root',
      'create',
      'slice',
      'main-slice',
    ],
  ],
])('an app with %s', (_, names) => {
  test('compiles', () => {
    const slices = names.map((name) => ({
      name,
      root: `packages/slices/${name}`,
    }));
    write(slices.flatMap(({ name, root }) => leastSlice(name, root)));
    write(registrations(slices, APP));
    expect(compile('node', 'preload', 'web')).toBe('');
  }, 60_000);
});

test('a slice that lacks what the page needs does not compile', () => {
  const slices = [{ name: 'notes', root: 'packages/slices/notes' }];
  write(leastSlice('notes', 'packages/slices/notes'));
  write([
    {
      path: 'packages/slices/notes/src/layout/index.tsx',
      content: `export const NotesPage = ({ title }: { readonly title: string }) => <p>{title}</p>;`,
    },
  ]);
  write(registrations(slices, APP));
  expect(compile('web')).toMatch(/slices\.routes\.gen\.ts.*error TS/);
}, 60_000);
