import { describe, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../src/errors.js';
import { createClient } from '../../src/ipc/client.js';
import { registerContract } from '../../src/ipc/main.js';
import { createBridge } from '../../src/ipc/preload.js';
import { IpcError } from '../../src/ipc/result.js';
import { StorageError } from '../../src/sql/storage-error.js';
import { createFakeIpcMain } from '../../testing/fake-ipc-main.mjs';

const channels = { slice: 'sums', operations: ['double', 'half'] } as const;
const one = z.strictObject({ value: z.int() });
const contract = {
  double: { input: one, output: one },
  half: {
    input: z.strictObject({ value: z.int().default(8) }),
    output: one,
  },
};
const page = { url: 'app://bundle/', parent: null };

interface Sum {
  value: number;
}

const half = ({ value }: Sum) => ({ value: value / 2 });
const doubled = ({ value }: Sum) => ({ value: value * 2 });

function setUp(
  double: (input: Sum) => Sum | Promise<Sum>,
  ipcMain = createFakeIpcMain(),
) {
  const onInternalError = jest.fn();
  const register = () =>
    registerContract({
      ipcMain,
      channels,
      contract,
      handlers: { double, half },
      guard: {
        isTrustedOrigin: (origin) => origin === 'app://bundle',
        onInternalError,
      },
    });
  const bridge = createBridge(
    { invoke: (channel, input) => ipcMain.invoke(channel, input, page) },
    channels,
  );
  const api = createClient<typeof contract>(bridge);
  return { ipcMain, onInternalError, register, bridge, api };
}

function served(double: (input: Sum) => Sum | Promise<Sum> = doubled) {
  const context = setUp(double);
  return { ...context, stop: context.register() };
}

function throwing(error: Error) {
  return served(() => {
    throw error;
  });
}

describe('an answer', () => {
  test('comes through bridge and client', async () => {
    await expect(served().api.double({ value: 2 })).resolves.toEqual({
      value: 4,
    });
  });

  test('may be a promise', async () => {
    const { api } = served(async ({ value }) => ({ value: value + 1 }));
    await expect(api.double({ value: 2 })).resolves.toEqual({ value: 3 });
  });

  test('is made from the parsed input, with its defaults', async () => {
    await expect(served().api.half({})).resolves.toEqual({ value: 4 });
  });

  test('never holds what the contract does not promise', async () => {
    const leaking = { value: 4, secret: 'leaked' };
    const { api, onInternalError } = served(() => leaking);
    await expect(api.double({ value: 2 })).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'Internal error',
    });
    expect(onInternalError).toHaveBeenCalledWith(
      'sums:double',
      expect.any(z.ZodError),
    );
  });
});

describe('a call is refused', () => {
  test.each([
    ['another origin', { url: 'https://evil.test/', parent: null }],
    [
      'a host that only starts alike',
      { url: 'app://bundle.evil/', parent: null },
    ],
    ['a frame inside the page', { url: 'app://bundle/', parent: {} }],
    ['a URL that is none', { url: 'not a url', parent: null }],
    ['a frame that is gone', null],
  ])('from %s', async (_, frame) => {
    const double = jest.fn(doubled);
    const { ipcMain, onInternalError } = served(double);
    await expect(
      ipcMain.invoke('sums:double', { value: 2 }, frame),
    ).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(double).not.toHaveBeenCalled();
    expect(onInternalError).not.toHaveBeenCalled();
  });

  test.each([
    ['a missing field', {}],
    ['a field of another type', { value: '2' }],
    ['a field that is not in the contract', { value: 2, admin: true }],
    ['nothing', undefined],
  ])('with %s', async (_, input) => {
    const double = jest.fn(doubled);
    await expect(
      served(double).ipcMain.invoke('sums:double', input, page),
    ).resolves.toMatchObject({ ok: false, code: 'BAD_REQUEST' });
    expect(double).not.toHaveBeenCalled();
  });

  test('with the path of what is wrong', async () => {
    await expect(
      served().ipcMain.invoke('sums:double', { value: 'x', a: 1 }, page),
    ).resolves.toEqual({
      ok: false,
      code: 'BAD_REQUEST',
      message:
        'value: Invalid input: expected number, received string; Unrecognized key: "a"',
    });
  });
});

describe('an error of a handler', () => {
  test.each([
    ['NOT_FOUND', new NotFoundError('There is no sum 7')],
    ['CONFLICT', new ConflictError('Another sum has this value')],
    ['FORBIDDEN', new IpcError('FORBIDDEN', 'Not today')],
  ])('that is a %s keeps its code and its message', async (code, error) => {
    const { api, onInternalError } = throwing(error);
    await expect(api.double({ value: 2 })).rejects.toEqual(
      new IpcError(error.code, error.message),
    );
    await expect(api.double({ value: 2 })).rejects.toMatchObject({ code });
    expect(onInternalError).not.toHaveBeenCalled();
  });

  test('that is unknown is reported, and not shown', async () => {
    const error = new Error('the password is 1234');
    const { bridge, onInternalError } = throwing(error);
    await expect(bridge.double({ value: 2 })).resolves.toEqual({
      ok: false,
      code: 'INTERNAL',
      message: 'Internal error',
    });
    expect(onInternalError).toHaveBeenCalledWith('sums:double', error);
  });

  test('that is about the disk is shown in plain words, and reported', async () => {
    const error = new StorageError('FULL', new Error('SQLITE_FULL in words'));
    const { api, bridge, onInternalError } = throwing(error);
    await expect(bridge.double({ value: 2 })).resolves.toEqual({
      ok: false,
      code: 'STORAGE',
      message:
        'The disk is full. Nothing was saved. Make room on it and try again.',
    });
    await expect(api.double({ value: 2 })).rejects.toMatchObject({
      name: 'IpcError',
      code: 'STORAGE',
    });
    expect(onInternalError).toHaveBeenCalledTimes(2);
    expect(onInternalError).toHaveBeenCalledWith('sums:double', error);
  });

  test('that only looks like one of ours is not shown', async () => {
    const error = Object.assign(new Error('secret'), { code: 'CONFLICT' });
    await expect(
      throwing(error).api.double({ value: 2 }),
    ).rejects.toMatchObject({ code: 'INTERNAL', message: 'Internal error' });
  });
});

describe('registering', () => {
  test('serves every operation until it is stopped', () => {
    const { ipcMain, stop } = served();
    expect(ipcMain.channels()).toEqual(['sums:double', 'sums:half']);
    stop();
    expect(ipcMain.channels()).toEqual([]);
  });

  test('that fails halfway serves nothing, and leaves what others serve', () => {
    const { ipcMain, register } = setUp(doubled);
    ipcMain.handle('sums:half', () => undefined);
    expect(register).toThrow('second handler');
    expect(ipcMain.channels()).toEqual(['sums:half']);
  });

  test('stopping twice does not stop a successor', () => {
    const { ipcMain, register } = setUp(doubled);
    const stop = register();
    stop();
    register();
    stop();
    expect(ipcMain.channels()).toHaveLength(2);
  });
});
