import type { Plan, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines } from '../../text.js';

/** `test/ipc/bridge.test.ts`: what the page gets, and that it is taken away again. */
export function bridgeTestFile(plan: Plan): SourceFile {
  const { camel, pascal, name } = sliceNames(plan);
  return {
    path: 'test/ipc/bridge.test.ts',
    content: lines(
      `import { expect, jest, test } from '@jest/globals';`,
      `import { ${camel}Contract } from '../../src/contract';`,
      `import { ${camel}Channels } from '../../src/contract/channels';`,
      `import { create${pascal}Bridge } from '../../src/ipc/preload';`,
      `import { setUp } from './set-up';`,
      '',
      `test('the bridge has the operations of the contract and nothing else', () => {`,
      `expect(Object.keys(setUp().bridge).sort()).toEqual(Object.keys(${camel}Contract).sort());`,
      '});',
      '',
      `test.each(${camel}Channels.operations)('%s of the bridge calls its own channel only', async (operation) => {`,
      `const invoke = jest.fn(async () => 'answer');`,
      `const bridge = create${pascal}Bridge({ invoke });`,
      `await expect(bridge[operation]('input')).resolves.toBe('answer');`,
      `expect(invoke.mock.calls).toEqual([[\`${name}:\${operation}\`, 'input']]);`,
      '});',
      '',
      `test('main serves one channel for each operation', () => {`,
      `const channels = ${camel}Channels.operations.map((operation) => \`${name}:\${operation}\`);`,
      `expect([...setUp().ipcMain.channels()].sort()).toEqual(channels.sort());`,
      '});',
      '',
      `test('stopping removes every handler', () => {`,
      'const { ipcMain, stop } = setUp();',
      'stop();',
      'expect(ipcMain.channels()).toEqual([]);',
      '});',
      '',
    ),
  };
}
