import { join } from 'node:path';
import { originOf } from '@nx-slice/kernel/ipc/sender';
import { BrowserWindow, nativeTheme, shell } from 'electron';

export interface WindowOptions {
  /** The page to show. */
  readonly url: string;
  readonly isTrustedOrigin: (origin: string) => boolean;
}

/** `--page` of the page's style sheet: what shows where a growing window is not painted yet. */
const BACKGROUND = { light: '#f5f5f7', dark: '#121315' } as const;

/** Opens a sandboxed window that stays on trusted origins; other links open in the browser. */
export function openWindow({ url, isTrustedOrigin }: WindowOptions): void {
  const window = new BrowserWindow({
    title: 'Desk',
    width: 1000,
    height: 720,
    minWidth: 400,
    minHeight: 400,
    show: false,
    backgroundColor:
      BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  // Not before the page is painted: an empty window would flash up first.
  window.once('ready-to-show', () => window.show());
  stayOn(window, isTrustedOrigin);
  void load(window, url);
}

/** Brings the window to the front, such as when the app is started a second time. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function stayOn(
  { webContents }: BrowserWindow,
  isTrustedOrigin: WindowOptions['isTrustedOrigin'],
): void {
  const refuseUntrusted = (details: Electron.Event<{ url: string }>) => {
    const { url } = details;
    if (!URL.canParse(url) || !isTrustedOrigin(originOf(url))) {
      details.preventDefault();
    }
  };
  webContents.on('will-navigate', refuseUntrusted);
  webContents.on('will-redirect', refuseUntrusted);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') {
      void shell.openExternal(url);
    }
    return { action: 'deny' };
  });
}

async function load(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url);
  } catch (error) {
    console.error(url, error);
  }
}
