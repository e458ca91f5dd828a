import { join } from 'node:path';
import { originOf } from '@nx-slice/kernel/ipc/sender';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { APP_ORIGIN, declareAppScheme, serveAppScheme } from './app-scheme';
import { startMain } from './composition';
import { startFailure } from './start-failure';
import { focusWindow, openWindow } from './window';

const devServer = process.env['ELECTRON_RENDERER_URL'];
const pageUrl = devServer ?? `${APP_ORIGIN}/`;
const isTrustedOrigin = (origin: string) => origin === originOf(pageUrl);
const databaseFile = join(app.getPath('userData'), 'app.db');

function start(): void {
  serveAppScheme(join(import.meta.dirname, '../renderer'));
  session.defaultSession.setPermissionRequestHandler((_contents, _name, done) =>
    done(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);

  const stop = startMain({
    ipcMain,
    guard: {
      isTrustedOrigin,
      onInternalError: (channel, error) => console.error(channel, error),
    },
    databaseFile,
  });
  app.on('will-quit', stop);
  try {
    showWindow();
  } catch (error) {
    stop();
    throw error;
  }
  app.on('activate', showWindow);
  app.on('second-instance', showWindow);
}

/** The window that is open already, or a new one. */
function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window) focusWindow(window);
  else openWindow({ url: pageUrl, isTrustedOrigin });
}

function giveUp(error: unknown): void {
  console.error(error);
  const { title, message } = startFailure(error, databaseFile);
  dialog.showErrorBox(title, message);
  app.exit(1);
}

// One process per database: the service checks a unique field, then writes.
if (app.requestSingleInstanceLock()) {
  declareAppScheme();
  app.whenReady().then(start).catch(giveUp);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
} else {
  app.quit();
}
