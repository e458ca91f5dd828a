import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { registerContract } from '@nx-slice/kernel/ipc/main';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import { createFakeIpcMain } from '@nx-slice/kernel/testing/fake-ipc-main.mjs';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
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
  const onInternalError = jest.fn();
  const databaseFile = join(folder.path, 'app.db');
  const start = () =>
    startMain({
      ipcMain,
      guard: {
        isTrustedOrigin: (origin) => origin === 'app://bundle',
        onInternalError,
      },
      databaseFile,
      openDatabase: (...open) => {
        const db = openNodeSqlite(...open);
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
  return { ipcMain, close, start, call, databaseFile, onInternalError };
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

test('stopping twice closes the database once', () => {
  const { close, start } = setUp();
  const stop = start();
  stop();
  stop();
  expect(close).toHaveBeenCalledTimes(1);
});

test('a slice that cannot stop keeps neither another nor the database open', () => {
  const stuck: MainSlice = {
    name: 'stuck',
    migrations: [],
    start: () => () => {
      throw new Error('stuck');
    },
  };
  const { ipcMain, close, start } = setUp([sliceOf('dots'), stuck]);
  expect(start()).toThrow('stuck');
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

describe('a database file that must be left alone', () => {
  function expectUntouched(code: string, slices?: readonly MainSlice[]): void {
    const { ipcMain, start, databaseFile } = setUp(slices);
    const before = readFileSync(databaseFile);
    expect(start).toThrow(
      expect.objectContaining({ code, file: databaseFile }),
    );
    expect(readFileSync(databaseFile)).toEqual(before);
    expect(ipcMain.channels()).toEqual([]);
  }

  test('because it is damaged', () => {
    writeFileSync(join(folder.path, 'app.db'), 'no database '.repeat(20));
    expectUntouched('CORRUPT');
  });

  test('because a newer version of the app used it', () => {
    const dots = sliceOf('dots');
    const added = { id: 'dots-0002-more', sql: 'create table more (a text)' };
    setUp([{ ...dots, migrations: [...dots.migrations, added] }]).start()();
    expectUntouched('NEWER', [dots, sliceOf('dashes')]);
  });

  test('but not because a slice was removed', async () => {
    setUp([sliceOf('dots'), sliceOf('dashes')]).start()();
    const { start, call } = setUp([sliceOf('dashes')]);
    const stop = start();
    await expect(call('dashes:list')).resolves.toEqual({ ok: true, data: [] });
    stop();
  });
});

test('a disk that gets full reaches the caller in plain words, and the log', async () => {
  const filling: MainSlice = {
    ...sliceOf('dots'),
    start: (context) => {
      context.db.exec('pragma max_page_count = 1');
      return sliceOf('dots').start(context);
    },
  };
  const { start, call, onInternalError } = setUp([filling]);
  const stop = start();
  let answer: unknown;
  do answer = await call('dots:add');
  while (isOk(answer));
  expect(answer).toEqual({
    ok: false,
    code: 'STORAGE',
    message: expect.stringContaining('The disk is full. Nothing was saved.'),
  });
  expect(onInternalError).toHaveBeenCalledWith(
    'dots:add',
    expect.objectContaining({ failure: 'FULL' }),
  );
  stop();
});

const isOk = (answer: unknown): boolean =>
  z.looseObject({ ok: z.literal(true) }).safeParse(answer).success;
