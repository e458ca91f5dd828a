import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { REPOSITORY } from '../support/workspace.js';
import type { App, AppLauncher } from './app.js';

const APP = join(REPOSITORY, 'packages/desktop');

/**
 * The app of this workspace in real Electron. Needs Electron's binary (`npx install-electron --no` fetches it) and,
 * on Linux, a display (`xvfb-run -a`). After Playwright's and Electron's documentation.
 */
export const electronLauncher = (): AppLauncher => ({
  launch: async (userData) => {
    const errors: string[] = [];
    const start = async () => {
      const electron = await _electron.launch({
        args: [APP, `--user-data-dir=${userData}`],
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
      });
      const page = await electron.firstWindow();
      page.setDefaultTimeout(5_000);
      watch(page, errors);
      return { electron, page };
    };
    let running = await start();
    const restart = async () => {
      await running.electron.close();
      running = await start();
    };
    return {
      get page() {
        return running.page;
      },
      takeErrors: () => errors.splice(0),
      show: async (route) => {
        await running.page.evaluate((path) => {
          window.location.hash = path;
        }, route);
        await running.page.reload();
      },
      reload: async () => {
        await running.page.reload();
      },
      restart,
      reset: async () => {
        await running.electron.close();
        rmSync(userData, { recursive: true, force: true });
        mkdirSync(userData);
        running = await start();
      },
      unserve: async (channel) => {
        await running.electron.evaluate(({ ipcMain }, name) => {
          ipcMain.removeHandler(name);
        }, channel);
        return restart;
      },
      close: () => running.electron.close(),
    } satisfies App;
  },
  dispose: () => Promise.resolve(),
});

function watch(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
}
