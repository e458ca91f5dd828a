import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible.js';
import { store } from './page/bridge.js';
import { canBeMade } from './spec/slice-under-test.js';
import { distinctRows } from './spec/values.js';
import { headingOf, pageOf, show, stored, type Stage } from './stage.js';

/** Called in each state of a slice's page, with a name for it. */
export type OnState = (state: string, page: Page) => Promise<void>;

/** Brings the page of a slice into each state that a person meets, one after the other. */
export async function throughStates(
  stage: Stage,
  onState: OnState,
): Promise<void> {
  const { slice } = stage;
  const look = async (state: string): Promise<void> => {
    const { page } = stage.app();
    await expectAccessible(page);
    await expectToFit(page);
    await onState(state, page);
  };
  await show(stage);
  await stage.app().page.getByRole('heading', { level: 1 }).waitFor();
  await look('empty');

  const entities = slice.entities.filter(
    (entity) => entity.list && canBeMade(slice, entity),
  );
  for (const entity of entities) {
    const count = Math.min(3, distinctRows(entity));
    for (let number = 1; number <= count; number += 1) {
      await store(stage.app().page, slice, entity, number);
    }
  }
  await show(stage);
  for (const entity of entities) {
    await pageOf(stage, entity).items.first().waitFor();
  }
  await look('filled');

  const last = entities.at(-1);
  if (!last) return;
  const page = pageOf(stage, last);
  const [row] = await stored(stage, last);
  const heading = await headingOf(stage, last, row ?? {});
  if (last.update) {
    await page.action('Edit', heading).click();
    await page.editor(heading).waitFor();
    await look('editing');
    await page.editor(heading).getByRole('button', { name: 'Cancel' }).click();
  }
  if (last.remove) {
    const serveAgain = await stage
      .app()
      .unserve(`${slice.name}:${last.remove.name}`);
    await page.action('Delete', heading).click();
    await page.item(heading).getByRole('alert').waitFor();
    await look('refused');
    await serveAgain();
  }
  if (last.searched.length > 0) {
    await page.search.fill('nothing is called this');
    await page.noMatch.waitFor();
    await look('no match');
  }
}

/** Nothing is cut off at the right, and nothing has to be scrolled to from there. */
async function expectToFit(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}
