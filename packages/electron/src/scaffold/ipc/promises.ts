import type { LayerPromise } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';

/** What the ipc layer exports, in both of its modules. */
export const ipcPromises = ({
  pascal,
}: SliceNames): readonly LayerPromise[] => [
  {
    name: `register${pascal}Ipc`,
    kind: 'function',
    signature: `register${pascal}Ipc(ipcMain: IpcMainLike, service: ${pascal}Service, guard: Guard): () => void`,
  },
  {
    name: `create${pascal}Bridge`,
    kind: 'function',
    signature: `create${pascal}Bridge(ipcRenderer: IpcRendererLike): Bridge<${pascal}Contract>`,
  },
];
