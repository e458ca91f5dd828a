import { describe, expect, test } from '@jest/globals';
import { canBeMade } from './spec/slice-under-test.js';
import { pageOf, show, storeRows, type Stage } from './stage.js';

/** What stands where, for those who find their way by it. */
export function onePage(stage: Stage): void {
  const { slice } = stage;

  describe('the page', () => {
    test('has one title, and one main part that holds what a person works with', async () => {
      const made = slice.entities.filter(
        (entity) => entity.list && canBeMade(slice, entity),
      );
      for (const entity of made) await storeRows(stage, entity, [{}], 1);
      await show(stage);
      const { page } = stage.app();
      const titles = page.getByRole('heading', { level: 1 });
      await titles.getByText(slice.title, { exact: true }).waitFor();
      expect(await titles.count()).toBe(1);
      const main = page.getByRole('main');
      expect(await main.count()).toBe(1);
      for (const entity of made) {
        const { form, list } = pageOf(stage, entity);
        for (const part of [form, list]) {
          await main.filter({ has: part }).waitFor();
        }
      }
    });
  });
}
