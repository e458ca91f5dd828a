import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { registerContract } from '@nx-slice/kernel/ipc/main';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import { createFakeIpcMain } from '@nx-slice/kernel/testing/fake-ipc-main.mjs';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { join } from 'node:path';
import { z } from 'zod';
import { startMain } from '../src/main/composition';
import type { MainSlice } from '../src/main/main-slice';

const row = z.strictObject({ id: z.uuid(), at: z.iso.datetime() });
const contract = {
  add: { input: z.strictObject({}), output: row },
  list: { input: z.strictObject({}), output: z.array(row) },
};

/** The smallest slice that stores something. */
const sliceOf = (name: string): MainSlice => ({
  name,
  migrations: [
    {
      id: `${name}-0001-create`,
      sql: `create table ${name} (id text primary key, at text not null) strict`,
    },
  ],
  start: ({ db, ipcMain, guard, newId, now }) =>
    registerContract({
      ipcMain,
      channels: { slice: name, operations: ['add', 'list'] as const },
      contract,
      handlers: {
        add: () => {
          const added = { id: newId(), at: now().toISOString() };
          db.run(`insert into ${name} values (:id, :at)`, added);
          return added;
        },
        list: () => db.all(`select * from ${name}`).map((it) => row.parse(it)),
      },
      guard,
    }),
});

let folder: TemporaryFolder;

beforeEach(() => {
  folder = createTemporaryFolder();
});

afterEach(() => folder.remove());

function setUp(slices: readonly MainSlice[] = [sliceOf('dots')]) {
  const ipcMain = createFakeIpcMain();
  const close = jest.fn();
  const start = () =>
    startMain({
      ipcMain,
      guard: {
        isTrustedOrigin: (origin) => origin === 'app://bundle',
        onInternalError: (_channel, error) => {
          throw error;
        },
      },
      databaseFile: join(folder.path, 'app.db'),
      openDatabase: (file) => {
        const db = openNodeSqlite(file);
        return {
          ...db,
          close: () => {
            close();
            db.close();
          },
        };
      },
      slices,
    });
  const call = (channel: string, url = 'app://bundle/') =>
    ipcMain.invoke(channel, {}, { url, parent: null });
  return { ipcMain, close, start, call };
}

test('serves every slice, with a clock and with ids', async () => {
  const { ipcMain, start, call } = setUp([sliceOf('dots'), sliceOf('dashes')]);
  const stop = start();
  expect(ipcMain.channels()).toEqual([
    'dots:add',
    'dots:list',
    'dashes:add',
    'dashes:list',
  ]);
  await call('dots:add');
  await call('dots:add');
  await expect(call('dots:list')).resolves.toMatchObject({
    ok: true,
    data: { length: 2 },
  });
  await expect(call('dashes:list')).resolves.toEqual({ ok: true, data: [] });
  stop();
});

test('serves trusted pages only', async () => {
  const { start, call } = setUp();
  const stop = start();
  await expect(call('dots:list', 'https://evil.test/')).resolves.toMatchObject({
    code: 'FORBIDDEN',
  });
  stop();
});

test('starts without any slice', () => {
  const { ipcMain, close, start } = setUp([]);
  const stop = start();
  expect(ipcMain.channels()).toEqual([]);
  stop();
  expect(close).toHaveBeenCalledTimes(1);
});

test('stopping removes the handlers and closes the database', () => {
  const { ipcMain, close, start } = setUp();
  const stop = start();
  expect(ipcMain.channels()).not.toEqual([]);
  stop();
  expect(ipcMain.channels()).toEqual([]);
  expect(close).toHaveBeenCalledTimes(1);
});

test('slices stop in the opposite order', () => {
  const stopped: string[] = [];
  const noting = (name: string): MainSlice => ({
    name,
    migrations: [],
    start: () => () => stopped.push(name),
  });
  setUp([noting('first'), noting('last')]).start()();
  expect(stopped).toEqual(['last', 'first']);
});

test('what was stored is there after a restart', async () => {
  const { start, call } = setUp();
  const stop = start();
  await call('dots:add');
  stop();
  const stopAgain = start();
  await expect(call('dots:list')).resolves.toMatchObject({
    data: { length: 1 },
  });
  stopAgain();
});

test('a slice that is added later finds the data of the others', async () => {
  const { start, call } = setUp();
  const stop = start();
  await call('dots:add');
  stop();
  const more = setUp([sliceOf('dashes'), sliceOf('dots')]);
  const stopMore = more.start();
  await expect(more.call('dots:list')).resolves.toMatchObject({
    data: { length: 1 },
  });
  stopMore();
});

test('a start that fails closes the database and leaves no handler', () => {
  const { ipcMain, close, start } = setUp([sliceOf('dots'), sliceOf('dashes')]);
  ipcMain.handle('dashes:list', () => undefined);
  expect(start).toThrow('second handler');
  expect(close).toHaveBeenCalledTimes(1);
  expect(ipcMain.channels()).toEqual(['dashes:list']);
});

test('a migration that fails closes the database before any slice starts', () => {
  const broken: MainSlice = {
    name: 'broken',
    migrations: [{ id: 'broken-0001', sql: 'not SQL' }],
    start: () => () => undefined,
  };
  const { ipcMain, close, start } = setUp([sliceOf('dots'), broken]);
  expect(start).toThrow('syntax error');
  expect(close).toHaveBeenCalledTimes(1);
  expect(ipcMain.channels()).toEqual([]);
});

test('two slices with one migration id are refused', () => {
  const { start } = setUp([sliceOf('dots'), sliceOf('dots')]);
  expect(start).toThrow('dots-0001-create');
});
