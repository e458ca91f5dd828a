import { join } from 'node:path';
import { originOf } from '@nx-slice/kernel/ipc/sender';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { APP_ORIGIN, declareAppScheme, serveAppScheme } from './app-scheme';
import { startMain } from './composition';
import { openWindow } from './window';

const devServer = process.env['ELECTRON_RENDERER_URL'];
const pageUrl = devServer ?? `${APP_ORIGIN}/`;
const isTrustedOrigin = (origin: string) => origin === originOf(pageUrl);

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
    databaseFile: join(app.getPath('userData'), 'app.db'),
  });
  app.on('will-quit', stop);

  const open = () => openWindow({ url: pageUrl, isTrustedOrigin });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  open();
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('The app could not start', String(error));
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
