import { lines, property } from '../text.js';
import type { RegisteredSlice } from './registered-slice.js';

/** `slices.preload.gen.ts`: what the preload exposes. */
export const preloadFile = (slices: readonly RegisteredSlice[]): string =>
  lines(
    `import type { IpcRendererLike } from '@nx-slice/kernel/ipc/preload';`,
    slices.map(({ pascal, importOf }) =>
      importOf('import', [`create${pascal}Bridge`], 'ipc/preload'),
    ),
    ``,
    slices.length === 0
      ? `export const createSliceBridges: (ipcRenderer: IpcRendererLike) => object = () => ({});`
      : [
          `export const createSliceBridges = (ipcRenderer: IpcRendererLike) => ({`,
          slices.map(
            ({ name, pascal, local }) =>
              `  ${property(name)}: ${local(`create${pascal}Bridge`)}(ipcRenderer),`,
          ),
          `});`,
        ],
  );
