import { join } from 'node:path';
import { originOf } from '@nx-slice/kernel/ipc/sender';
import { BrowserWindow, shell } from 'electron';

export interface WindowOptions {
  /** The page to show. */
  readonly url: string;
  readonly isTrustedOrigin: (origin: string) => boolean;
}

/** Opens a sandboxed window that stays on trusted origins; other links open in the browser. */
export function openWindow({ url, isTrustedOrigin }: WindowOptions): void {
  const window = new BrowserWindow({
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  const isTrusted = (target: string) =>
    URL.canParse(target) && isTrustedOrigin(originOf(target));

  window.webContents.on('will-navigate', (details) => {
    if (!isTrusted(details.url)) details.preventDefault();
  });
  window.webContents.setWindowOpenHandler((details) => {
    if (URL.parse(details.url)?.protocol === 'https:') {
      void shell.openExternal(details.url);
    }
    return { action: 'deny' };
  });
  void window.loadURL(url);
}
