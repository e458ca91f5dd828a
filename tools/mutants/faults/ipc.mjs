const NOTES = 'packages/slices/notes';
const MAIN = `${NOTES}/src/ipc/main.ts`;
const PRELOAD = `${NOTES}/src/ipc/preload.ts`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const IPC_FAULTS = [
  {
    id: 'handlers-not-removed',
    layer: 'ipc',
    says: 'what the registration returns removes nothing',
    edits: [
      {
        file: MAIN,
        from: `): (() => void) =>
  registerContract({`,
        to: `): (() => void) => {
  registerContract({`,
      },
      {
        file: MAIN,
        from: `    guard,
  });`,
        to: `    guard,
  });
  return () => undefined;
};`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'every-origin-trusted',
    layer: 'ipc',
    says: 'a page of any origin may call',
    edits: [
      {
        file: MAIN,
        from: `    guard,
  });`,
        to: `    guard: { ...guard, isTrustedOrigin: () => true },
  });`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'ipc-renderer-exposed',
    layer: 'ipc',
    says: 'the page gets the raw ipcRenderer beside the bridge',
    edits: [
      {
        file: PRELOAD,
        from: '  createBridge(ipcRenderer, notesChannels);',
        to: '  ({ ...createBridge(ipcRenderer, notesChannels), ipcRenderer });',
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'free-channel',
    layer: 'ipc',
    says: 'the page may name the channel that it calls',
    edits: [
      {
        file: PRELOAD,
        from: '  createBridge(ipcRenderer, notesChannels);',
        to: `  ({
    ...createBridge(ipcRenderer, notesChannels),
    call: (channel: string, input: unknown) =>
      ipcRenderer.invoke(channel, input),
  });`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'zod-in-the-preload',
    layer: 'ipc',
    says: 'the bridge imports the contract, and zod with it',
    edits: [
      {
        file: PRELOAD,
        from: "import { notesChannels } from '../contract/channels';",
        to: `import { notesContract } from '../contract';
import { notesChannels } from '../contract/channels';

export const operationCount = Object.keys(notesContract).length;`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'errors-swallowed',
    layer: 'ipc',
    says: 'nobody is told of a failure that no rule foresees',
    edits: [
      {
        file: MAIN,
        from: `    guard,
  });`,
        to: `    guard: { ...guard, onInternalError: () => undefined },
  });`,
      },
    ],
    caughtBy: 'lint',
  },
];
