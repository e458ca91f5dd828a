import { deserialize, serialize } from 'node:v8';

/**
 * An `ipcMain` without Electron. Values are cloned both ways, and a listener that
 * throws reaches the caller as a message only, as in Electron.
 *
 * @returns {import('./fake-ipc-main.mjs').FakeIpcMain}
 */
export function createFakeIpcMain() {
  const listeners = new Map();

  return {
    channels: () => [...listeners.keys()],

    handle(channel, listener) {
      if (listeners.has(channel)) {
        throw new Error(
          `Attempted to register a second handler for '${channel}'`,
        );
      }
      listeners.set(channel, listener);
    },

    removeHandler(channel) {
      listeners.delete(channel);
    },

    async invoke(channel, input, senderFrame) {
      const listener = listeners.get(channel);
      const outcome = await settled(async () => {
        if (!listener) {
          throw new Error(`No handler registered for '${channel}'`);
        }
        return clone(await listener({ senderFrame }, clone(input)));
      });
      if (outcome.ok) return outcome.value;
      // The message only, no cause: that is what Electron passes on.
      throw new Error(
        `Error invoking remote method '${channel}': ${outcome.error}`,
      );
    },
  };
}

async function settled(work) {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** What structured cloning keeps of a value. */
const clone = (value) => deserialize(serialize(value));
