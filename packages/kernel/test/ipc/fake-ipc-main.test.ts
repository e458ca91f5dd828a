import { expect, test } from '@jest/globals';
import { createFakeIpcMain } from '../../testing/fake-ipc-main.mjs';

test('values are cloned both ways', async () => {
  const ipcMain = createFakeIpcMain();
  const answer = { nested: { value: 1 } };
  let received: unknown;
  ipcMain.handle('a', (_event, input) => {
    received = input;
    return answer;
  });
  const sent = { at: new Date(0) };
  const got = await ipcMain.invoke('a', sent, null);
  expect(got).toEqual(answer);
  expect(got).not.toBe(answer);
  expect(received).toEqual(sent);
  expect(received).not.toBe(sent);
});

test('what cannot be cloned does not arrive', async () => {
  const ipcMain = createFakeIpcMain();
  ipcMain.handle('a', () => () => undefined);
  await expect(ipcMain.invoke('a', 1, null)).rejects.toThrow('cloned');
});

test('an error arrives as a message only', async () => {
  const ipcMain = createFakeIpcMain();
  ipcMain.handle('a', () => {
    throw Object.assign(new RangeError('no'), { code: 'X' });
  });
  const error: unknown = await ipcMain
    .invoke('a', 1, null)
    .catch((reason: unknown) => reason);
  expect(error).toEqual(
    new Error("Error invoking remote method 'a': RangeError: no"),
  );
  expect(error).not.toHaveProperty('code');
});

test('a channel that nobody serves is an error', async () => {
  await expect(createFakeIpcMain().invoke('a', 1, null)).rejects.toThrow(
    "No handler registered for 'a'",
  );
});
