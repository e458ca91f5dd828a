import {
  createBridge,
  type IpcRendererLike,
} from '@nx-slice/kernel/ipc/preload';
import { notesChannels } from '../contract/channels';

/** What the page may call: the operations of notes, and nothing else. */
export const createNotesBridge = (ipcRenderer: IpcRendererLike) =>
  createBridge(ipcRenderer, notesChannels);
