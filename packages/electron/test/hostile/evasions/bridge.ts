import { inOneFile, type Evasion, type OneFile } from '../evasion.js';

const RULE = 'nx-slice/closed-bridge';
const FROM_KERNEL = `import { createBridge, type IpcRendererLike } from '@nx-slice/kernel/ipc/preload';\nimport { tasksChannels } from '../contract/channels';\n`;
const PRELOAD = `${FROM_KERNEL}export const createTasksBridge = (ipcRenderer: IpcRendererLike) =>\n  createBridge(ipcRenderer, tasksChannels);\n`;
const IMPORTS_OF_MAIN = `import { registerContract, type Guard, type IpcMainLike } from '@nx-slice/kernel/ipc/main';\nimport { tasksContract } from '../contract';\nimport { tasksChannels } from '../contract/channels';\nimport type { TasksService } from '../main';\n`;
const MAIN = `${IMPORTS_OF_MAIN}export const registerTasksIpc = (ipcMain: IpcMainLike, service: TasksService, guard: Guard): (() => void) =>\n  registerContract({ ipcMain, channels: tasksChannels, contract: tasksContract, handlers: service, guard });\n`;

type Case = Pick<OneFile, 'id' | 'why' | 'construct' | 'refused'> &
  Partial<Pick<OneFile, 'code' | 'honest'>>;

const preload = (one: Case): Evasion =>
  inOneFile({
    code: RULE,
    ...one,
    path: 'src/ipc/preload.ts',
    honest: PRELOAD,
  });
const main = (one: Case): Evasion =>
  inOneFile({ code: RULE, honest: MAIN, ...one, path: 'src/ipc/main.ts' });

/** A page that can say more than the operations of its contract. */
export const BRIDGE: readonly Evasion[] = [
  preload({
    id: 'bridge-free-channel',
    why: 'The page chooses the channel.',
    construct: 'ipcRenderer.invoke',
    refused: `${FROM_KERNEL}export const createTasksBridge = (ipcRenderer: IpcRendererLike) => ({\n  ...createBridge(ipcRenderer, tasksChannels),\n  call: (channel: string) => ipcRenderer.invoke(channel),\n});\n`,
  }),
  preload({
    id: 'bridge-bound',
    why: 'The function itself, bound.',
    construct: 'ipcRenderer.invoke',
    refused: `${FROM_KERNEL}export const createTasksBridge = (ipcRenderer: IpcRendererLike) => ({\n  ...createBridge(ipcRenderer, tasksChannels),\n  call: ipcRenderer.invoke.bind(ipcRenderer),\n});\n`,
  }),
  preload({
    id: 'bridge-whole',
    why: 'All of ipcRenderer.',
    construct: 'ipcRenderer,',
    refused: `${FROM_KERNEL}export const createTasksBridge = (ipcRenderer: IpcRendererLike) => ({\n  ipcRenderer,\n  tasks: createBridge(ipcRenderer, tasksChannels),\n});\n`,
  }),
  preload({
    id: 'bridge-spread',
    why: 'All that ipcRenderer has.',
    construct: '...ipcRenderer',
    refused: `${FROM_KERNEL}export const createTasksBridge = (ipcRenderer: IpcRendererLike) => ({\n  ...ipcRenderer,\n  ...createBridge(ipcRenderer, tasksChannels),\n});\n`,
  }),
  preload({
    id: 'bridge-taken-apart',
    why: 'The function, taken out of ipcRenderer by a pattern.',
    construct: 'invoke',
    refused: `${FROM_KERNEL}export const createTasksBridge = ({ invoke }: IpcRendererLike) => ({\n  ...createBridge({ invoke }, tasksChannels),\n  invoke,\n});\n`,
  }),
  preload({
    id: 'bridge-of-arguments',
    why: 'ipcRenderer without a name.',
    code: 'prefer-rest-params',
    construct: 'arguments',
    refused: `${FROM_KERNEL}export function createTasksBridge(ipcRenderer: IpcRendererLike) {\n  return { all: [...arguments], tasks: createBridge(ipcRenderer, tasksChannels) };\n}\n`,
  }),
  preload({
    id: 'bridge-made-up-channels',
    why: 'The channels of another slice.',
    construct: 'createBridge(ipcRenderer, {',
    refused: `import { createBridge, type IpcRendererLike } from '@nx-slice/kernel/ipc/preload';\nexport const createTasksBridge = (ipcRenderer: IpcRendererLike) =>\n  createBridge(ipcRenderer, { slice: 'admin', operations: ['wipe'] });\n`,
  }),
  main({
    id: 'main-free-channel',
    honest: MAIN.replace(
      'handlers: service',
      'handlers: { ...service, createTask: (input) => service.createTask(input) }',
    ),
    why: 'A channel that no contract names.',
    construct: 'ipcMain.handle',
    refused: `${IMPORTS_OF_MAIN}export const registerTasksIpc = (ipcMain: IpcMainLike, service: TasksService, guard: Guard): (() => void) => {\n  ipcMain.handle('wipe', () => undefined);\n  return registerContract({ ipcMain, channels: tasksChannels, contract: tasksContract, handlers: service, guard });\n};\n`,
  }),
  main({
    id: 'main-own-guard',
    why: 'Whoever asks is trusted.',
    construct: 'guard: () =>',
    refused: `${IMPORTS_OF_MAIN}export const registerTasksIpc = (ipcMain: IpcMainLike, service: TasksService, _guard: Guard): (() => void) =>\n  registerContract({ ipcMain, channels: tasksChannels, contract: tasksContract, handlers: service, guard: () => true });\n`,
  }),
  main({
    id: 'main-weaker-contract',
    why: 'Messages are checked by a contract of its own.',
    construct: 'contract: {',
    refused: `${IMPORTS_OF_MAIN}export const registerTasksIpc = (ipcMain: IpcMainLike, service: TasksService, guard: Guard): (() => void) =>\n  registerContract({ ipcMain, channels: tasksChannels, contract: { ...tasksContract }, handlers: service, guard });\n`,
  }),
  preload({
    id: 'bridge-of-its-own-type',
    why: 'Any object that can be called on, handed on whole.',
    construct: '=> renderer',
    refused: `export interface Renderer {\n  send(channel: string): void;\n}\nexport const createTasksBridge = (renderer: Renderer) => renderer;\n`,
  }),
  main({
    id: 'main-default-guard',
    why: 'Whoever asks is trusted, unless somebody says otherwise.',
    construct: 'guard',
    refused: `${IMPORTS_OF_MAIN}export const registerTasksIpc = (ipcMain: IpcMainLike, service: TasksService, guard: Guard = () => true): (() => void) =>\n  registerContract({ ipcMain, channels: tasksChannels, contract: tasksContract, handlers: service, guard });\n`,
  }),
  main({
    id: 'main-taken-apart',
    why: 'A channel that no contract names, by a pattern.',
    construct: '{ handle }',
    refused: `import type { IpcMainLike } from '@nx-slice/kernel/ipc/main';\nexport const registerTasksIpc = ({ handle }: IpcMainLike) => handle('wipe', () => undefined);\n`,
  }),
  main({
    id: 'main-renamed-kernel',
    why: 'The kernel under another name, so that its arguments are not looked at.',
    construct: 'registerContract as register',
    refused: MAIN.replace(
      'registerContract,',
      'registerContract as register,',
    ).replace('  registerContract(', '  register('),
  }),
];
