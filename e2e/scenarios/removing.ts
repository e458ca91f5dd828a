import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';
import {
  canBeMade,
  type EntityUnderTest,
  type FieldUnderTest,
  type SliceUnderTest,
} from './spec/slice-under-test.js';
import { distinctRows } from './spec/values.js';
import { headingOf, pageOf, stored, storeRows, type Stage } from './stage.js';

export function removing(stage: Stage, entity: EntityUnderTest): void {
  describe(`removing: ${entity.names.lower}`, () => {
    test('the row goes, and no other', async () => {
      const rows = Array.from(
        { length: Math.min(2, distinctRows(entity)) },
        () => ({}),
      );
      const [first, ...others] = await storeRows(stage, entity, rows, 1);
      const page = pageOf(stage, entity);
      const heading = await headingOf(stage, entity, first ?? {});

      await page.action('Delete', heading).click();

      await page.item(heading).waitFor({ state: 'detached' });
      expect(await stored(stage, entity)).toEqual(others);
      if (others.length === 0) await page.isEmpty.waitFor();
    });

    for (const { user, field } of usersOf(stage.slice, entity)) {
      test(`a ${entity.names.lower} that a ${user.names.lower} refers to stays, and the person reads why`, async () => {
        const [target] = await storeRows(stage, entity, [{}], 1);
        const [row] = await storeRows(
          stage,
          user,
          [{ [field.name]: target?.id }],
          2,
        );
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, target ?? {});

        await page.action('Delete', heading).click();
        await page.item(heading).getByRole('alert').waitFor();
        expect(await stored(stage, entity)).toContainEqual(target);

        if (!user.remove || !user.list || user === entity) return;
        const users = pageOf(stage, user);
        const used = await headingOf(stage, user, row ?? {});
        await users.action('Delete', used).click();
        await users.item(used).waitFor({ state: 'detached' });
        await page.action('Delete', heading).click();
        await eventually(async () => {
          expect(await page.headings()).not.toContain(heading);
        });
      });
    }
  });
}

/** Who refers to an entity, and can be made. */
const usersOf = (
  slice: SliceUnderTest,
  entity: EntityUnderTest,
): readonly {
  readonly user: EntityUnderTest;
  readonly field: FieldUnderTest;
}[] =>
  slice.entities.flatMap((user) =>
    canBeMade(slice, user)
      ? user.fields
          .filter((field) => field.entity === entity.name)
          .map((field) => ({ user, field }))
      : [],
  );
