// Generated from the slices of this workspace. Edits are overwritten.
import type { IpcRendererLike } from '@nx-slice/kernel/ipc/preload';
import { createNotesBridge } from '../../../slices/notes/src/ipc/preload';

export const createSliceBridges = (ipcRenderer: IpcRendererLike) => ({
  notes: createNotesBridge(ipcRenderer),
});
