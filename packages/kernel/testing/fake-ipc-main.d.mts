import type { IpcMainLike } from '@nx-slice/kernel/ipc/main';
import type { SenderFrame } from '@nx-slice/kernel/ipc/sender';

export interface FakeIpcMain extends IpcMainLike {
  /** The channels that are served now, in the order of their registration. */
  channels(): readonly string[];

  /**
   * Calls a channel as the renderer would.
   *
   * @param senderFrame `null`: the frame is gone
   * @throws {Error} nobody serves the channel, or what serves it threw; the message only
   */
  invoke(
    channel: string,
    input: unknown,
    senderFrame: SenderFrame | null,
  ): Promise<unknown>;
}

/**
 * An `ipcMain` without Electron. Values are cloned both ways, and a listener that
 * throws reaches the caller as a message only, as in Electron.
 */
export declare function createFakeIpcMain(): FakeIpcMain;
