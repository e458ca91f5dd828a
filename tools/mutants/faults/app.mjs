const APP = 'packages/desktop';
const MAIN = `${APP}/src/main/main.ts`;
const WINDOW = `${APP}/src/main/window.ts`;
const BUILD = `${APP}/electron.vite.config.ts`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const APP_FAULTS = [
  {
    id: 'page-gets-invoke',
    layer: 'app',
    says: 'the page may call any channel',
    edits: [
      {
        file: `${APP}/src/preload/preload.ts`,
        from: "contextBridge.exposeInMainWorld('bridges', createSliceBridges(ipcRenderer));",
        to: `contextBridge.exposeInMainWorld('bridges', {
  ...createSliceBridges(ipcRenderer),
  invoke: (channel: string, input: unknown) =>
    ipcRenderer.invoke(channel, input),
});`,
      },
    ],
    caughtBy: 'preload',
  },
  {
    id: 'contract-in-the-preload',
    layer: 'app',
    says: 'the preload asks the contract what it may expose, and carries zod for it',
    edits: [
      {
        file: `${APP}/src/preload/preload.ts`,
        from: "import { createSliceBridges } from './slices.preload.gen';",
        to: `import { notesContract } from '../../../slices/notes/src/contract';
import { createSliceBridges } from './slices.preload.gen';

if (Object.keys(notesContract).length === 0) throw new Error('No operation');`,
      },
    ],
    caughtBy: 'preload',
  },
  {
    id: 'preload-is-a-module',
    layer: 'app',
    says: 'the preload is an ES module, which a sandbox does not load',
    edits: [
      {
        file: BUILD,
        from: "lib: { entry: 'src/preload/preload.ts', formats: ['cjs'] },",
        to: "lib: { entry: 'src/preload/preload.ts', formats: ['es'] },",
      },
    ],
    caughtBy: 'preload',
  },
  {
    id: 'preload-types-in-the-page',
    layer: 'app',
    says: 'a type from the preload brings the globals of Node into the page',
    edits: [
      {
        file: `${APP}/src/renderer/main.tsx`,
        from: "import { queryClient } from './query-client';",
        to: `import type {} from '../preload/preload';
import { queryClient } from './query-client';`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'no-sandbox',
    layer: 'app',
    says: 'the window is not sandboxed',
    edits: [{ file: WINDOW, from: 'sandbox: true', to: 'sandbox: false' }],
    caughtBy: 'main',
  },
  {
    id: 'may-navigate',
    layer: 'app',
    says: 'the window may leave the app',
    edits: [
      {
        file: WINDOW,
        from: "webContents.on('will-navigate', refuseUntrusted);",
        to: "webContents.on('did-navigate', () => undefined);",
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'may-open-windows',
    layer: 'app',
    says: 'the page may open windows of its own',
    edits: [
      {
        file: WINDOW,
        from: "return { action: 'deny' };",
        to: "return { action: 'allow' };",
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'opens-anything-outside',
    layer: 'app',
    says: 'a link of any scheme is handed to the system',
    edits: [
      {
        file: WINDOW,
        from: "new URL(url).protocol === 'https:'",
        to: "new URL(url).protocol !== 'app:'",
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'permissions-granted',
    layer: 'app',
    says: 'the page gets camera and microphone',
    edits: [{ file: MAIN, from: 'done(false),', to: 'done(true),' }],
    caughtBy: 'main',
  },
  {
    id: 'origin-by-prefix',
    layer: 'app',
    says: 'app://bundle.evil counts as app://bundle',
    edits: [
      {
        file: MAIN,
        from: 'origin === originOf(pageUrl)',
        to: 'origin.startsWith(originOf(pageUrl))',
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'scheme-serves-any-file',
    layer: 'app',
    says: "the app's scheme serves files outside of its folder",
    edits: [
      {
        file: `${APP}/src/main/bundle-file.ts`,
        from: 'file.startsWith(folder + sep) ? file : undefined',
        to: 'file.startsWith(sep) ? file : undefined',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'database-not-closed',
    layer: 'app',
    says: 'the database stays open when the app quits',
    edits: [
      {
        file: MAIN,
        from: "app.on('will-quit', stop);",
        to: "app.on('before-quit', () => undefined);",
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'two-processes',
    layer: 'app',
    says: 'a second start writes to the same database',
    edits: [
      {
        file: MAIN,
        from: 'if (app.requestSingleInstanceLock()) {',
        to: 'if (app.isReady() || !app.isReady()) {',
      },
    ],
    caughtBy: 'main',
  },
  {
    id: 'no-csp',
    layer: 'app',
    says: 'the page has no content security policy',
    edits: [
      { file: BUILD, from: ', contentSecurityPolicy()', to: '' },
      {
        file: BUILD,
        from: "import { contentSecurityPolicy } from './build/content-security-policy';\n",
        to: '',
      },
    ],
    caughtBy: 'security',
  },
  {
    id: 'csp-allows-inline',
    layer: 'app',
    says: 'the policy lets inline scripts run',
    edits: [
      {
        file: `${APP}/build/content-security-policy.ts`,
        from: '"default-src \'self\'",',
        to: "\"default-src 'self' 'unsafe-inline'\",",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'start-failure-silent',
    layer: 'app',
    says: 'the app that cannot start ends without a word',
    edits: [
      {
        file: MAIN,
        from: 'dialog.showErrorBox(title, message);',
        to: 'if (!app.isReady()) dialog.showErrorBox(title, message);',
      },
    ],
    caughtBy: 'database',
  },
  {
    id: 'slice-not-linked',
    layer: 'app',
    says: 'the first page shows, but nothing leads to the others',
    edits: [
      {
        file: `${APP}/src/renderer/root-route.tsx`,
        from: '{slices.length > 0 && (',
        to: '{slices.length > 9 && (',
      },
    ],
    caughtBy: 'unit',
  },
];
