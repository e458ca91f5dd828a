import { describe, expect, test } from '@jest/globals';
import { eventually, gone } from './eventually.js';
import { referencesOf } from './page/bridge.js';
import type { EntityUnderTest } from './spec/slice-under-test.js';
import { capacityOf, possibleRows, rowOf } from './spec/values.js';
import {
  headingOf,
  pageOf,
  show,
  stored,
  storedRow,
  storeRows,
  type Stage,
} from './stage.js';

/** Unique fields. */
export function conflicts(stage: Stage, entity: EntityUnderTest): void {
  const unique = entity.fields.filter(
    (field) =>
      field.unique && field.type !== 'reference' && capacityOf(field) > 2,
  );
  // No two rows may share another unique value either.
  if (unique.length === 0 || possibleRows(entity) < 3) return;

  describe(`a value that is taken: ${entity.names.lower}`, () => {
    for (const field of unique) {
      test(`${field.label}: the person reads it, keeps what they typed, and can try another`, async () => {
        const [first] = await storeRows(stage, entity, [{}], 1);
        const taken = first?.[field.name];
        const references = await referencesOf(
          stage.app().page,
          stage.slice,
          entity,
        );
        if (Object.keys(references).length > 0) await show(stage);
        const page = pageOf(stage, entity);
        const row = { ...rowOf(entity, 2), ...references };

        await page.fill(page.form, { ...row, [field.name]: taken });
        await page.add.click();

        const alert = page.form.getByRole('alert');
        await alert.waitFor();
        expect((await alert.textContent())?.toLowerCase()).toContain(
          entity.names.field(field.name).lower.toLowerCase(),
        );
        expect(await stored(stage, entity)).toHaveLength(1);

        await page.set(page.form, field, row[field.name]);
        await page.add.click();
        await page.item(await headingOf(stage, entity, row)).waitFor();
        await gone(alert);
        expect(await stored(stage, entity)).toHaveLength(2);
      });

      if (!entity.update || !entity.list) continue;
      test(`${field.label}: an edit is refused the same way, but a row may keep its own`, async () => {
        const [first, second] = await storeRows(stage, entity, [{}, {}], 1);
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, second ?? {});
        await page.action('Edit', heading).click();
        const editor = page.editor(heading);
        await page.set(editor, field, first?.[field.name]);
        await editor.getByRole('button', { name: 'Save', exact: true }).click();
        await editor.getByRole('alert').waitFor();
        expect(await storedRow(stage, entity, second?.id ?? '')).toEqual(
          second,
        );

        await page.set(editor, field, second?.[field.name]);
        await editor.getByRole('button', { name: 'Save', exact: true }).click();
        await gone(editor);
        await eventually(async () => {
          expect(await page.items.count()).toBe(2);
        });
      });
    }
  });
}
