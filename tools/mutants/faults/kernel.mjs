const KERNEL = 'packages/kernel/src';

/** @type {readonly import('../plant.mjs').Fault[]} */
export const KERNEL_FAULTS = [
  {
    id: 'sender-not-checked',
    layer: 'kernel',
    says: 'any page may call main',
    edits: [
      {
        file: `${KERNEL}/ipc/main.ts`,
        from: '        assertTrustedSender(event, guard.isTrustedOrigin);\n',
        to: '        assertTrustedSender(event, () => true);\n',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'subframe-trusted',
    layer: 'kernel',
    says: 'a frame inside the page may call main',
    edits: [
      {
        file: `${KERNEL}/ipc/sender.ts`,
        from: 'if (frame.parent !== null) {',
        to: 'if (frame.parent === undefined) {',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'output-not-validated',
    layer: 'kernel',
    says: 'main answers whatever a handler returned, secrets included',
    edits: [
      {
        file: `${KERNEL}/ipc/main.ts`,
        from: 'data: contract[name].output.parse(answer)',
        to: 'data: answer',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'input-not-validated',
    layer: 'kernel',
    says: 'a handler gets whatever the page sent',
    edits: [
      {
        file: `${KERNEL}/ipc/main.ts`,
        from: `  throw new IpcError('BAD_REQUEST', reasons.join('; '));`,
        to: `  if (reasons.length > 100) throw new IpcError('BAD_REQUEST', '');
  return z.any().parse(input);`,
      },
      {
        file: `${KERNEL}/ipc/main.ts`,
        from: "import type { z } from 'zod';",
        to: "import { z } from 'zod';",
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'internal-in-place-of-storage',
    layer: 'kernel',
    says: 'a full disk reaches the person as an internal error',
    edits: [
      {
        file: `${KERNEL}/ipc/main.ts`,
        from: "? new IpcError('STORAGE', error.message)",
        to: "? new IpcError('INTERNAL', 'Internal error')",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'newer-file-opened',
    layer: 'kernel',
    says: 'an older app writes into the database file of a newer one',
    edits: [
      {
        file: `${KERNEL}/sql/history.ts`,
        from: 'if (!known.has(id) && slice !== undefined && slices.has(slice)) {',
        to: 'if (!known.has(id) && slice !== undefined && !slices.has(slice)) {',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'foreign-keys-off',
    layer: 'kernel',
    says: 'nothing keeps a row from referring to one that is gone',
    edits: [
      {
        file: `${KERNEL}/sql/node-sqlite.ts`,
        from: 'pragma foreign_keys = on',
        to: 'pragma foreign_keys = off',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'half-a-transaction',
    layer: 'kernel',
    says: 'what was done before a failure stays',
    edits: [
      {
        file: `${KERNEL}/sql/transaction.ts`,
        from: "    exec('rollback');",
        to: "    exec('commit');",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'zod-in-every-preload',
    layer: 'kernel',
    says: 'the bridge passes answers through zod, so each preload carries it',
    edits: [
      {
        file: `${KERNEL}/ipc/preload.ts`,
        from: "import type { Channels } from './contract.js';",
        to: `import { z } from 'zod';
import type { Channels } from './contract.js';`,
      },
      {
        file: `${KERNEL}/ipc/preload.ts`,
        from: '(input: unknown) => ipcRenderer.invoke(`${slice}:${name}`, input),',
        to: `async (input: unknown) =>
            z
              .unknown()
              .parse(await ipcRenderer.invoke(\`\${slice}:\${name}\`, input)),`,
      },
    ],
    caughtBy: 'unit',
  },
];
