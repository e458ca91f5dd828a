import type { Channels } from './contract.js';
import type { IpcResult } from './result.js';

/** The part of Electron's `ipcRenderer` that a bridge needs. */
export interface IpcRendererLike {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
}

/**
 * One closed function per operation. The page gets neither `ipcRenderer`
 * nor a channel name of its own choice. Answers are believed to be envelopes: main makes nothing else.
 */
export function createBridge<Name extends string>(
  ipcRenderer: IpcRendererLike,
  channels: Channels<Name>,
): Readonly<Record<Name, (input: unknown) => Promise<IpcResult>>>;
export function createBridge(
  ipcRenderer: IpcRendererLike,
  { slice, operations }: Channels,
): Readonly<Record<string, (input: unknown) => Promise<unknown>>> {
  return Object.fromEntries(
    operations.map(
      (name) =>
        [
          name,
          (input: unknown) => ipcRenderer.invoke(`${slice}:${name}`, input),
        ] as const,
    ),
  );
}
