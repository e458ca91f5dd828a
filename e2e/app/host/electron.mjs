/**
 * What stands in for `electron` in the main process: does what the app needs, and records what the app did.
 * After Electron 45's documentation of each of these names.
 */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFakeIpcMain } from '@nx-slice/kernel/testing/fake-ipc-main.mjs';

/** @typedef {(request: { url: string }) => Promise<Response>} SchemeHandler */

/** What main did to Electron. */
export const recorded = {
  /** @type {BrowserWindow[]} */
  windows: [],
  /** @type {Map<string, SchemeHandler>} */
  schemes: new Map(),
  /** @type {unknown[]} */
  privilegedSchemes: [],
  /** @type {string[]} */
  openedOutside: [],
  /** @type {{ title: string, content: string }[]} */
  errorBoxes: [],
  /** @type {((contents: unknown, name: string, done: (granted: boolean) => void) => void) | undefined} */
  permissionRequest: undefined,
  /** @type {((...args: unknown[]) => boolean) | undefined} */
  permissionCheck: undefined,
};

/** Tells the host how the start ended. */
export const starting = new EventEmitter();

/** Who owns nothing; the number has this meaning on every Linux. */
const NOBODY = 65_534;

/** Becomes a user whom file modes bind: they do not bind root. */
function dropRoot() {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}

class App extends EventEmitter {
  requestSingleInstanceLock() {
    return process.env['STAND_IN_SECOND_INSTANCE'] === undefined;
  }

  async whenReady() {
    // All modules are loaded by now: an ordinary user may not be allowed to read them.
    if (process.env['STAND_IN_ORDINARY_USER'] !== undefined) dropRoot();
  }

  /** @param {string} name */
  getPath(name) {
    if (name !== 'userData') throw new Error(`Failed to get '${name}' path`);
    return process.env['STAND_IN_USER_DATA'];
  }

  getName() {
    return 'desktop';
  }

  quit() {
    this.emit('before-quit', { preventDefault: () => undefined });
    this.emit('will-quit', { preventDefault: () => undefined });
    this.emit('quit', {}, 0);
    starting.emit('ended', 0);
  }

  /** @param {number} code */
  exit(code = 0) {
    this.emit('quit', {}, code);
    starting.emit('ended', code);
  }
}

class WebContents extends EventEmitter {
  /** @type {((details: { url: string }) => { action: string }) | undefined} */
  windowOpenHandler;

  /** @param {(details: { url: string }) => { action: string }} handler */
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows() {
    return recorded.windows;
  }

  webContents = new WebContents();
  url = '';
  isShown = false;
  isFocused = false;
  isInDock = false;

  /** @param {Record<string, unknown>} options */
  constructor(options) {
    super();
    this.options = options;
    this.isShown = options['show'] !== false;
    recorded.windows.push(this);
  }

  /** @param {string} url */
  async loadURL(url) {
    this.url = url;
    this.emit('ready-to-show');
    starting.emit('started');
  }

  show() {
    this.isShown = true;
  }

  focus() {
    this.isFocused = true;
  }

  isMinimized() {
    return this.isInDock;
  }

  minimize() {
    this.isInDock = true;
  }

  restore() {
    this.isInDock = false;
  }
}

export const app = new App();

const fake = createFakeIpcMain();

/** @type {Map<string, Parameters<typeof fake.handle>[1]>} */
const served = new Map();

export const ipcMain = {
  ...fake,
  /** @type {typeof fake.handle} */
  handle: (channel, listener) => {
    fake.handle(channel, listener);
    served.set(channel, listener);
  },
};

/** Takes back that a channel was taken away from main. @param {string} channel */
export function serveAgain(channel) {
  const listener = served.get(channel);
  if (!listener) throw new Error(`Nobody ever served ${channel}`);
  fake.handle(channel, listener);
}

export const protocol = {
  /** @param {unknown[]} schemes */
  registerSchemesAsPrivileged: (schemes) => {
    recorded.privilegedSchemes = schemes;
  },
  /** @param {string} scheme @param {SchemeHandler} handler */
  handle: (scheme, handler) => {
    recorded.schemes.set(scheme, handler);
  },
};

/** @type {Readonly<Record<string, string>>} */
const MIME_TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export const net = {
  /** @param {string} url */
  fetch: async (url) => {
    const file = fileURLToPath(url);
    const body = await readFile(file).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    });
    const type = MIME_TYPES[extname(file)] ?? 'application/octet-stream';
    return new Response(body, { headers: { 'content-type': type } });
  },
};

export const session = {
  defaultSession: {
    /** @param {NonNullable<typeof recorded.permissionRequest>} handler */
    setPermissionRequestHandler: (handler) => {
      recorded.permissionRequest = handler;
    },
    /** @param {NonNullable<typeof recorded.permissionCheck>} handler */
    setPermissionCheckHandler: (handler) => {
      recorded.permissionCheck = handler;
    },
  },
};

export const dialog = {
  /** @param {string} title @param {string} content */
  showErrorBox: (title, content) => {
    recorded.errorBoxes.push({ title, content });
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

export const shell = {
  /** @param {string} url */
  openExternal: async (url) => {
    recorded.openedOutside.push(url);
  },
};
