import { expect, jest, test } from '@jest/globals';
import { notesContract } from '../../src/contract';
import { notesChannels } from '../../src/contract/channels';
import { createNotesBridge } from '../../src/ipc/preload';
import { setUp } from './set-up';

test('the bridge has the operations of the contract and nothing else', () => {
  expect(Object.keys(setUp().bridge).sort()).toEqual(
    Object.keys(notesContract).sort(),
  );
});

test.each(notesChannels.operations)(
  '%s of the bridge calls its own channel only',
  async (operation) => {
    const invoke = jest.fn(async () => 'answer');
    const bridge = createNotesBridge({ invoke });
    await expect(bridge[operation]('input')).resolves.toBe('answer');
    expect(invoke.mock.calls).toEqual([[`notes:${operation}`, 'input']]);
  },
);

test('main serves one channel for each operation', () => {
  const channels = notesChannels.operations.map(
    (operation) => `notes:${operation}`,
  );
  expect([...setUp().ipcMain.channels()].sort()).toEqual(channels.sort());
});

test('stopping removes every handler', () => {
  const { ipcMain, stop } = setUp();
  stop();
  expect(ipcMain.channels()).toEqual([]);
});
