import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** `src/ipc/main.ts`: serves the contract to the page. */
export function ipcMainFile(plan: Plan): SourceFile {
  const { camel, pascal, lower } = sliceNames(plan);
  return {
    path: 'src/ipc/main.ts',
    content: lines(
      `import { registerContract, type Guard, type IpcMainLike } from '@nx-slice/kernel/ipc/main';`,
      `import { ${camel}Contract } from '../contract';`,
      `import { ${camel}Channels } from '../contract/channels';`,
      `import type { ${pascal}Service } from '../main';`,
      '',
      '/**',
      ` * Serves the operations of ${lower} to the page.`,
      ' *',
      ' * @returns removes every handler again',
      ' */',
      `export const register${pascal}Ipc = (`,
      'ipcMain: IpcMainLike,',
      `service: ${pascal}Service,`,
      'guard: Guard,',
      '): (() => void) =>',
      'registerContract({',
      'ipcMain,',
      `channels: ${camel}Channels,`,
      `contract: ${camel}Contract,`,
      'handlers: service,',
      'guard,',
      '});',
      '',
    ),
  };
}
