import { jest } from '@jest/globals';
import { createFakeIpcMain } from '@nx-slice/kernel/testing/fake-ipc-main.mjs';
import type { NotesOperation } from '../../src/contract/channels';
import { registerNotesIpc } from '../../src/ipc/main';
import { createNotesBridge } from '../../src/ipc/preload';
import { noteIdOf } from '../support/sample-note';
import { createFakeService } from './fake-service';

/** The frame that may call. */
export const page = { url: 'app://bundle/', parent: null };

/** What each operation accepts. */
export const valid: Record<NotesOperation, object> = {
  listNotes: {},
  getNote: { id: noteIdOf(1) },
  createNote: { title: 'Title' },
  updateNote: { id: noteIdOf(1), patch: { title: 'Title' } },
  removeNote: { id: noteIdOf(1) },
};

/** Main and page joined, with a service that answers samples. */
export function setUp() {
  const ipcMain = createFakeIpcMain();
  const onInternalError = jest.fn();
  const service = createFakeService();
  const stop = registerNotesIpc(ipcMain, service, {
    isTrustedOrigin: (origin) => origin === 'app://bundle',
    onInternalError,
  });
  const bridge = createNotesBridge({
    invoke: (channel, input) => ipcMain.invoke(channel, input, page),
  });
  return { ipcMain, onInternalError, service, stop, bridge };
}
