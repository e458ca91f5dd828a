import { describe, expect, test } from '@jest/globals';
import { eventually, gone } from './eventually.js';
import {
  canBeMade,
  isBlurred,
  type EntityUnderTest,
  type FieldUnderTest,
  type SliceUnderTest,
} from './spec/slice-under-test.js';
import { distinctRows } from './spec/values.js';
import {
  headingOf,
  pageOf,
  show,
  stored,
  storeRows,
  type Stage,
} from './stage.js';

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

      await gone(page.item(heading));
      expect(await stored(stage, entity)).toEqual(others);
      if (others.length === 0) await page.isEmpty.waitFor();
    });

    for (const { slice, user, field } of usersOf(stage.slice, entity)) {
      const there = { ...stage, slice };
      test(`a ${entity.names.lower} that a ${user.names.lower} refers to stays, and the person reads why`, async () => {
        const [target] = await storeRows(stage, entity, [{}], 1);
        const [row] = await storeRows(
          there,
          user,
          [{ [field.name]: target?.id }],
          2,
        );
        await show(stage);
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, target ?? {});

        await page.action('Delete', heading).click();
        const alert = page.item(heading).getByRole('alert');
        await alert.waitFor();
        expect((await alert.textContent())?.toLowerCase()).toContain(
          user.names.lower.toLowerCase(),
        );
        expect(await stored(stage, entity)).toContainEqual(target);

        if (!user.remove || !user.list || user === entity) return;
        await show(there);
        const users = pageOf(there, user);
        const used = await headingOf(there, user, row ?? {});
        await users.action('Delete', used).click();
        await gone(users.item(used));
        await show(stage);
        await page.action('Delete', heading).click();
        await eventually(async () => {
          expect(await page.headings()).not.toContain(heading);
        });
      });
    }
  });
}

/** Who refers to an entity, in its own slice or another, and can be made. */
function usersOf(
  slice: SliceUnderTest,
  entity: EntityUnderTest,
): readonly {
  readonly slice: SliceUnderTest;
  readonly user: EntityUnderTest;
  readonly field: FieldUnderTest;
}[] {
  const within = (user: SliceUnderTest, name: string) =>
    user.entities
      .filter((one) => canBeMade(user, one))
      .flatMap((one) =>
        one.fields
          .filter(
            (field) => field.entity === name && !isBlurred(user, one, field),
          )
          .map((field) => ({ slice: user, user: one, field })),
      );
  return [
    ...within(slice, entity.name),
    ...slice
      .others()
      .flatMap((other) => within(other, `${slice.name}/${entity.name}`)),
  ];
}
