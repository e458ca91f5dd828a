import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sampleImports } from '../../domain/model/sample-imports.js';
import { validInput } from '../../domain/model/valid-input.js';
import { sliceNames } from '../../names/index.js';
import { lines, property } from '../../text.js';

/** `test/ipc/set-up.ts`: both ends joined, without Electron. */
export function setUpFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const { pascal } = names;
  const inputs = plan.operations.map(
    (operation) =>
      `${property(operation.name)}: ${validInput(plan, operation, names)},`,
  );
  return {
    path: 'test/ipc/set-up.ts',
    content: lines(
      `import { jest } from '@jest/globals';`,
      `import { createFakeIpcMain } from '@nx-slice/kernel/testing/fake-ipc-main.mjs';`,
      `import type { ${pascal}Operation } from '../../src/contract/channels';`,
      `import { register${pascal}Ipc } from '../../src/ipc/main';`,
      `import { create${pascal}Bridge } from '../../src/ipc/preload';`,
      sampleImports(plan, names, lines(inputs)),
      `import { createFakeService } from './fake-service';`,
      '',
      '/** The frame that may call. */',
      `export const page = { url: 'app://bundle/', parent: null };`,
      '',
      '/** What each operation accepts. */',
      `export const valid: Record<${pascal}Operation, object> = {`,
      inputs,
      '};',
      '',
      '/** Main and page joined, with a service that answers samples. */',
      'export function setUp() {',
      'const ipcMain = createFakeIpcMain();',
      'const onInternalError = jest.fn();',
      'const service = createFakeService();',
      `const stop = register${pascal}Ipc(ipcMain, service, {`,
      `isTrustedOrigin: (origin) => origin === 'app://bundle',`,
      'onInternalError,',
      '});',
      `const bridge = create${pascal}Bridge({`,
      'invoke: (channel, input) => ipcMain.invoke(channel, input, page),',
      '});',
      'return { ipcMain, onInternalError, service, stop, bridge };',
      '}',
      '',
    ),
  };
}
