import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** What axe-core finds wrong with the page as it is now: WCAG 2.2 A and AA, serious or worse. */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the debugger, so that the page's own policy needs no hole for it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const result: unknown = await page.evaluate(async () => {
    const run: unknown = Reflect.get(Object(Reflect.get(window, 'axe')), 'run');
    if (typeof run !== 'function') return 'axe is not there';
    const found: unknown = await Reflect.apply(run, undefined, [
      document,
      {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      },
    ]);
    return found;
  });
  const serious = resultSchema
    .parse(result)
    .violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
  expect(serious).toEqual([]);
}
