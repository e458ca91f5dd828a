import { describe, expect, test } from '@jest/globals';
import { expectAccessible } from './accessible.js';
import { referencesOf } from './page/bridge.js';
import { canBeMade } from './spec/slice-under-test.js';
import { rowOf } from './spec/values.js';
import { heldBy, pageOf, show, stored, type Stage } from './stage.js';

/** Main does not answer: all entities of the slice at once, for each page load and each look at it takes time. */
export function outOfReach(stage: Stage): void {
  const { slice } = stage;
  const listed = slice.entities.filter(({ list }) => list);
  if (listed.length === 0) return;
  const made = listed.filter((entity) => canBeMade(slice, entity));

  const unserveAll = async (operations: readonly string[]) => {
    const again: (() => Promise<void>)[] = [];
    for (const operation of operations) {
      again.push(await stage.app().unserve(`${slice.name}:${operation}`));
    }
    return async () => {
      for (const serve of again) await serve();
    };
  };

  describe('out of reach', () => {
    test('a list that cannot be had says why; asked for again, an empty one says so', async () => {
      const { page } = stage.app();
      const operations = listed.map(({ list }) => list?.name ?? '');
      const serveAgain = await unserveAll(operations);
      await show(stage);
      for (const operation of operations) {
        await page
          .getByRole('alert')
          .filter({ hasText: operation })
          .first()
          .waitFor();
      }
      await expectAccessible(page);
      await serveAgain();
      await show(stage);
      for (const entity of listed) {
        await pageOf(stage, entity).isEmpty.waitFor();
        expect(await pageOf(stage, entity).items.count()).toBe(0);
      }
    });

    if (made.length === 0) return;
    test('what was typed stays when main does not answer, and the person reads why', async () => {
      const { page } = stage.app();
      const rows = [];
      for (const entity of made) {
        const references = await referencesOf(page, slice, entity);
        rows.push({ entity, row: { ...rowOf(entity, 3), ...references } });
      }
      const before = await Promise.all(made.map((one) => stored(stage, one)));
      await show(stage);
      const serveAgain = await unserveAll(
        made.map(({ create }) => create?.name ?? ''),
      );
      for (const { entity, row } of rows) {
        const { form, add } = pageOf(stage, entity);
        await pageOf(stage, entity).fill(form, row);
        const typed = await heldBy(stage, entity);
        await add.click();
        await form
          .getByRole('alert')
          .getByText(entity.create?.name ?? '')
          .waitFor();
        expect(await heldBy(stage, entity)).toEqual(typed);
      }
      await expectAccessible(page);
      await serveAgain();
      expect(await Promise.all(made.map((one) => stored(stage, one)))).toEqual(
        before,
      );
    });
  });
}
