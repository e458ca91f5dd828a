import { describe, expect, test } from '@jest/globals';
import { gone } from './eventually.js';
import { referencesOf, store } from './page/bridge.js';
import {
  canBeMade,
  isBlurred,
  ownerOf,
  type EntityUnderTest,
} from './spec/slice-under-test.js';
import { distinctRows, rowOf } from './spec/values.js';
import {
  expectShown,
  headingOf,
  pageOf,
  show,
  storedRow,
  stored,
  type Stage,
} from './stage.js';

/** References: a person chooses by name, main stores the id, and the list says the name again. */
export function referring(stage: Stage, entity: EntityUnderTest): void {
  const { slice } = stage;
  const references = entity.fields.filter((field) => {
    if (field.type !== 'reference' || isBlurred(slice, entity, field)) {
      return false;
    }
    const target = slice.entity(field.entity ?? '');
    return target.list !== undefined && canBeMade(slice, target);
  });
  if (references.length === 0) return;

  describe(`referring: ${entity.names.lower}`, () => {
    for (const field of references) {
      test(`${field.label}: chosen from the list of what there is`, async () => {
        const target = slice.entity(field.entity ?? '');
        const count = Math.min(2, distinctRows(ownerOf(slice, target).entity));
        const others = await referencesOf(stage.app().page, slice, entity, {
          [field.name]: undefined,
        });
        for (let number = 1; number <= count; number += 1) {
          await store(stage.app().page, slice, target, number);
        }
        await show(stage);
        const page = pageOf(stage, entity);
        const targets = await stored(stage, target);
        const names = await Promise.all(
          targets.map((row) => headingOf(stage, target, row)),
        );
        const input = page.input(page.form, field);
        expect(await input.locator('option').allTextContents()).toEqual([
          field.optional ? 'None' : 'Choose…',
          ...names,
        ]);

        const [chosen] = targets;
        const row = {
          ...rowOf(entity, 3),
          ...others,
          [field.name]: chosen?.id,
        };
        await page.fill(page.form, row);
        await page.add.click();
        const item = page.item(await headingOf(stage, entity, row));
        await item.waitFor();
        await expectShown(stage, entity, item, row);
      });

      if (!field.optional || !entity.update) continue;
      test(`${field.label}: can be taken back`, async () => {
        const target = slice.entity(field.entity ?? '');
        const chosen = await store(stage.app().page, slice, target, 1);
        const row = await store(stage.app().page, slice, entity, 3, {
          [field.name]: chosen.id,
        });
        await show(stage);
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, row);
        await page.action('Edit', heading).click();
        const editor = page.editor(heading);
        await page.set(editor, field, undefined);
        await editor.getByRole('button', { name: 'Save', exact: true }).click();
        await gone(editor);
        const { [field.name]: taken, ...rest } = row;
        expect(taken).toBe(chosen.id);
        expect(await storedRow(stage, entity, row.id)).toEqual({
          ...rest,
          updatedAt: expect.any(String),
        });
      });
    }
  });
}
