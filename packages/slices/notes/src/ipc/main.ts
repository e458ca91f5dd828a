import {
  registerContract,
  type Guard,
  type IpcMainLike,
} from '@nx-slice/kernel/ipc/main';
import { notesContract } from '../contract';
import { notesChannels } from '../contract/channels';
import type { NotesService } from '../main';

/**
 * Serves the operations of notes to the page.
 *
 * @returns removes every handler again
 */
export const registerNotesIpc = (
  ipcMain: IpcMainLike,
  service: NotesService,
  guard: Guard,
): (() => void) =>
  registerContract({
    ipcMain,
    channels: notesChannels,
    contract: notesContract,
    handlers: service,
    guard,
  });
