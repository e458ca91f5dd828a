import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds: as long as any wait of the browser's own. */
const PATIENCE = 5_000;

/** Repeats a check until it passes, or throws what it threw last. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await setTimeout(10);
    }
  }
}

/** Waits until it is not there any more; Playwright's own wait looks only every 100 milliseconds. */
export const gone = (target: Locator): Promise<void> =>
  eventually(async () => {
    expect(await target.count()).toBe(0);
  });
