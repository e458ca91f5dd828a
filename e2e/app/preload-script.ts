import { readFileSync } from 'node:fs';

/**
 * The built preload as a script that runs before the page's own, with the `electron` and the `require` that a
 * sandboxed preload has. In Electron preload and page have a JavaScript world each; here they share one, and
 * what crosses the bridge is copied and frozen as there.
 *
 * @param file absolute path of the built preload
 * @param binding name of the function in the page that reaches main: `(channel, ...args) => Promise<{ok, value | message}>`
 */
export const preloadScript = (
  file: string,
  binding: string,
): string => `(() => {
  const reach = globalThis[${JSON.stringify(binding)}];
  delete globalThis[${JSON.stringify(binding)}];
  // As with nodeIntegrationInSubFrames off: a preload runs in the main frame only.
  if (globalThis.top !== globalThis) return;

  const cloned = (value) => {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const invoke = async (channel, ...args) => {
    const answer = await reach(String(channel), ...args.map(cloned));
    if (answer.ok) return answer.value;
    throw new Error(answer.message);
  };

  /** A copy of what crosses: functions become proxies, objects lose their prototype's members and are frozen. */
  const bridged = (value) => {
    if (typeof value === 'function') {
      return Object.freeze(async (...args) => bridged(await value(...args.map(cloned))));
    }
    if (Array.isArray(value)) return Object.freeze(value.map(bridged));
    if (typeof value === 'object' && value !== null) {
      if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) {
        return cloned(value);
      }
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridged(item)])),
      );
    }
    return value;
  };

  const listeners = () => undefined;
  const electron = {
    ipcRenderer: { invoke, send: listeners, sendSync: listeners, on: listeners, once: listeners, postMessage: listeners },
    contextBridge: {
      exposeInMainWorld: (name, api) => {
        if (name in globalThis) {
          throw new Error('Cannot bind an API on top of an existing property on the window object');
        }
        Object.defineProperty(globalThis, name, { value: bridged(api), enumerable: true });
      },
    },
  };
  const require = (id) => {
    if (id === 'electron') return electron;
    throw new Error('module not found: ' + id);
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${readFileSync(file, 'utf8')}
  })(require, module, module.exports);
})();`;
