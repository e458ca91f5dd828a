import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';
import { store } from './page/bridge.js';
import { canBeMade, type EntityUnderTest } from './spec/slice-under-test.js';
import { pageOf, show, stored, type Stage } from './stage.js';

/** Data outlives the page and the process. */
export function keeping(stage: Stage): void {
  const { slice } = stage;
  const kept = slice.entities.filter(
    (entity) => entity.list && canBeMade(slice, entity),
  );
  if (kept.length === 0) return;

  describe('keeping', () => {
    test('a reload and a restart of the app lose nothing', async () => {
      for (const entity of kept) {
        await store(stage.app().page, slice, entity, 1);
      }
      await show(stage);
      const everything = () =>
        Promise.all(kept.map((entity) => stored(stage, entity)));
      const before = await everything();

      await stage.app().reload();
      await shown(stage, kept, before);
      expect(await everything()).toEqual(before);

      await stage.app().restart();
      await shown(stage, kept, before);
      expect(await everything()).toEqual(before);
    });
  });
}

async function shown(
  stage: Stage,
  entities: readonly EntityUnderTest[],
  rows: readonly (readonly object[])[],
): Promise<void> {
  for (const [index, entity] of entities.entries()) {
    await eventually(async () => {
      expect(await pageOf(stage, entity).items.count()).toBe(
        rows[index]?.length,
      );
    });
  }
}
