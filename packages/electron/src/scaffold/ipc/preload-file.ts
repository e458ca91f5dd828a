import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** `src/ipc/preload.ts`: what the page may call. */
export function ipcPreloadFile(plan: Plan): SourceFile {
  const { camel, pascal, lower } = sliceNames(plan);
  return {
    path: 'src/ipc/preload.ts',
    content: lines(
      `import { createBridge, type IpcRendererLike } from '@nx-slice/kernel/ipc/preload';`,
      `import { ${camel}Channels } from '../contract/channels';`,
      '',
      `/** What the page may call: the operations of ${lower}, and nothing else. */`,
      `export const create${pascal}Bridge = (ipcRenderer: IpcRendererLike) =>`,
      `createBridge(ipcRenderer, ${camel}Channels);`,
      '',
    ),
  };
}
