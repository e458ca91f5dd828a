import { join } from 'node:path';
import type { Browser, BrowserContext, Frame } from 'playwright-core';
import type { App, AppLauncher } from './app.js';
import { launchChromium } from './chromium.js';
import {
  startMainProcess,
  type MainProcess,
  type SenderFrame,
} from './main-process.js';
import { preloadScript } from './preload-script.js';
import { servePage } from './serve-page.js';

/** Where the app serves its page in Electron. */
export const APP_ORIGIN = 'app://bundle';
const BINDING = '__reachMain';

/** An app without Electron also lets one speak to its main process. */
export interface ElectronFreeApp extends App {
  readonly main: () => MainProcess;
  readonly context: BrowserContext;
}

export interface ElectronFreeLauncher extends AppLauncher {
  launch(userData: string, look?: Look): Promise<ElectronFreeApp>;
}

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** @param out absolute path of the built app: `main`, `preload`, `renderer` */
export async function electronFreeLauncher(
  out: string,
): Promise<ElectronFreeLauncher> {
  const browser = await launchChromium();
  return {
    launch: (userData, look = {}) => launch(browser, out, userData, look),
    dispose: () => browser.close(),
  };
}

async function launch(
  browser: Browser,
  out: string,
  userData: string,
  { colorScheme = 'light', viewport = { width: 1000, height: 800 } }: Look,
): Promise<ElectronFreeApp> {
  const start = () =>
    startMainProcess({ main: join(out, 'main/main.js'), userData });
  let main = await start();
  const context = await browser.newContext({
    colorScheme,
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });

  const server = await servePage((url) => main.request(`${APP_ORIGIN}${url}`));
  const inElectron = (url: string): string =>
    url.startsWith(`${server.origin}/`)
      ? `${APP_ORIGIN}${url.slice(server.origin.length)}`
      : url;
  const senderFrame = (frame: Frame): SenderFrame => {
    const parent = frame.parentFrame();
    return {
      url: inElectron(frame.url()),
      parent: parent && senderFrame(parent),
    };
  };
  await context.exposeBinding(
    BINDING,
    async ({ frame }: { frame: Frame }, channel: string, input: unknown) => {
      try {
        const value = await main.invoke(channel, input, senderFrame(frame));
        return { ok: true, value };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, message };
      }
    },
  );
  await page.addInitScript(
    preloadScript(join(out, 'preload/preload.cjs'), BINDING),
  );
  await page.goto(`${server.origin}/`);

  return {
    page,
    context,
    main: () => main,
    takeErrors: () => errors.splice(0),
    show: async (route) => {
      if (new URL(page.url()).hash !== `#${route}`) {
        await page.evaluate((path) => {
          window.location.hash = path;
        }, route);
      }
      await page.reload();
    },
    reload: async () => {
      await page.reload();
    },
    restart: async () => {
      await main.quit();
      main = await start();
      await page.reload();
    },
    reset: () => main.emptyTables(),
    unserve: async (channel) => {
      await main.unserve(channel);
      return () => main.serveAgain(channel);
    },
    close: async () => {
      await context.close();
      await server.close();
      await main.quit();
    },
  };
}
