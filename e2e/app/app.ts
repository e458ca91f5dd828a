import type { Page } from 'playwright-core';

/** A running app as a person has it before them, in Electron or without. */
export interface App {
  /** The window's page; after a restart it may be another one. */
  readonly page: Page;
  /** What the page reported since the last call: console errors, uncaught errors, violations of the CSP. */
  takeErrors(): readonly string[];
  /** Shows the page of a route, such as `/notes`, as if the app had just been started there. */
  show(route: string): Promise<void>;
  /** Loads the page again, as Ctrl+R does. */
  reload(): Promise<void>;
  /** Quits the app and starts it again on the same data. */
  restart(): Promise<void>;
  /** No data, as at the first start. What the page shows is not brought up to date. */
  reset(): Promise<void>;
  /** Main does not serve this channel, until what it answers is called. */
  unserve(channel: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How to start an app. */
export interface AppLauncher {
  /** @param userData absolute path of the folder for its data; nothing is there at the first start */
  launch(userData: string): Promise<App>;
  dispose(): Promise<void>;
}
