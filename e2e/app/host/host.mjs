/**
 * Runs the built main process in plain Node, and lets the parent process do what Electron, the page and the
 * operating system do to it. Messages cross by structured cloning, as Electron's own do.
 *
 * Arguments: the built `main.js`.
 */
import { pathToFileURL } from 'node:url';
import { app, ipcMain, recorded, starting, serveAgain } from './electron.mjs';
import { emptyTables, fillDisk, freeDisk, rows, runSql } from './sqlite.mjs';

const send = (message) =>
  new Promise((resolve) => process.send?.(message, resolve));

const theWindow = () => {
  const [window, ...others] = recorded.windows;
  if (!window || others.length > 0) {
    throw new Error(`The app has ${recorded.windows.length} windows`);
  }
  return window;
};

/** @type {Readonly<Record<string, (...args: any[]) => unknown>>} */
const commands = {
  invoke: (channel, input, frame) => ipcMain.invoke(channel, input, frame),

  request: async (url) => {
    const serve = recorded.schemes.get('app');
    if (!serve) throw new Error('The app serves no scheme "app"');
    const response = await serve({ url });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },

  navigate: (event, url) => {
    let isPrevented = false;
    const details = { url, preventDefault: () => (isPrevented = true) };
    theWindow().webContents.emit(event, details, url);
    return isPrevented;
  },

  openWindow: (url) => theWindow().webContents.windowOpenHandler?.({ url }),

  askPermission: (name) => {
    const answers = [recorded.permissionCheck?.(null, name)];
    recorded.permissionRequest?.(null, name, (granted) =>
      answers.push(granted),
    );
    return answers;
  },

  secondInstance: () => {
    theWindow().minimize();
    app.emit('second-instance', {}, [], '');
    return { isFocused: theWindow().isFocused, isInDock: theWindow().isInDock };
  },

  recorded: () => ({
    channels: ipcMain.channels(),
    privilegedSchemes: recorded.privilegedSchemes,
    openedOutside: recorded.openedOutside,
    errorBoxes: recorded.errorBoxes,
    windows: recorded.windows.map(({ options, url, isShown }) => ({
      options,
      url,
      isShown,
    })),
  }),

  unserve: (channel) => ipcMain.removeHandler(channel),

  serveAgain,

  fillDisk,

  freeDisk,

  emptyTables,

  rows,

  runSql,

  /** As a person does it to the last one. */
  closeWindow: () => app.emit('window-all-closed'),

  quit: () => app.quit(),
};

process.on('message', async ({ id, name, args }) => {
  try {
    await send({ id, ok: true, value: await commands[name]?.(...args) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await send({ id, ok: false, message });
  }
});

starting.once('started', () => send({ started: true }));
starting.once('ended', async (code) => {
  const channels = ipcMain.channels();
  await send({ ended: code, errorBoxes: recorded.errorBoxes, channels });
  process.exit(code);
});

// The parent went away: so does this one.
process.on('disconnect', () => process.exit(1));

await import(pathToFileURL(process.argv[2] ?? '').href);
