import { describe, expect, test } from '@jest/globals';
import { eventually, gone } from './eventually.js';
import { store } from './page/bridge.js';
import {
  canBeMade,
  isBlurred,
  type EntityUnderTest,
  type FieldUnderTest,
} from './spec/slice-under-test.js';
import { capacityOf, valueOf, type Row, type Value } from './spec/values.js';
import {
  expectShown,
  headingOf,
  pageOf,
  show,
  storedRow,
  storeRows,
  type Stage,
} from './stage.js';

export function editing(stage: Stage, entity: EntityUnderTest): void {
  const { lower } = entity.names;
  const changeable = entity.fields.filter((field) =>
    field.type === 'reference'
      ? isChoosable(stage, field) && !isBlurred(stage.slice, entity, field)
      : capacityOf(field) > 1,
  );

  describe(`editing: ${lower}`, () => {
    test('a change of one field leaves every other as it was', async () => {
      const [first] = await storeRows(stage, entity, [{}], 1);
      let row: Row = { ...first };
      const page = pageOf(stage, entity);
      for (const field of changeable) {
        const value = await anotherValue(stage, field);
        if (field.type === 'reference') await show(stage);
        const heading = await headingOf(stage, entity, row);
        await page.action('Edit', heading).click();
        const editor = page.editor(heading);
        await page.set(editor, field, value);
        await editor.getByRole('button', { name: 'Save', exact: true }).click();
        await gone(editor);

        row = { ...row, [field.name]: value };
        const now = await storedRow(stage, entity, String(row['id']));
        expect(now).toEqual({ ...row, updatedAt: expect.any(String) });
        const item = page.item(await headingOf(stage, entity, row));
        await item.waitFor();
        await expectShown(stage, entity, item, row);
      }
    });

    const clearable = entity.fields.filter(
      (field) => field.optional && field.type !== 'reference',
    );
    if (clearable.length > 0) {
      test('an optional field can be emptied', async () => {
        const [first] = await storeRows(stage, entity, [{}], 1);
        const row: Row = { ...first };
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, row);
        await page.action('Edit', heading).click();
        const editor = page.editor(heading);
        for (const field of clearable) await page.set(editor, field, undefined);
        await editor.getByRole('button', { name: 'Save', exact: true }).click();
        await gone(editor);
        const expected = Object.fromEntries(
          Object.entries(row).filter(
            ([name]) => !clearable.some((field) => field.name === name),
          ),
        );
        expect(await storedRow(stage, entity, String(row['id']))).toEqual({
          ...expected,
          updatedAt: expect.any(String),
        });
      });
    }

    test('a change can be called off', async () => {
      const [row] = await storeRows(stage, entity, [{}], 1);
      const page = pageOf(stage, entity);
      const heading = await headingOf(stage, entity, row ?? {});
      await page.action('Edit', heading).click();
      const editor = page.editor(heading);
      await editor.waitFor();
      const field = changeable.find(({ type }) => type !== 'reference');
      if (field) {
        await page.set(editor, field, await anotherValue(stage, field));
      }
      await editor.getByRole('button', { name: 'Cancel', exact: true }).click();
      await gone(editor);
      expect(await storedRow(stage, entity, row?.id ?? '')).toEqual(row);
      await eventually(async () => {
        expect(await page.headings()).toEqual([heading]);
      });
    });
  });
}

/** Whether a person chooses what it refers to from a list. */
const isChoosable = ({ slice }: Stage, { entity }: FieldUnderTest): boolean => {
  const target = slice.entity(entity ?? '');
  return target.list !== undefined && canBeMade(slice, target);
};

async function anotherValue(
  stage: Stage,
  field: FieldUnderTest,
): Promise<Value> {
  if (field.type !== 'reference') return valueOf(field, 2);
  const target = stage.slice.entity(field.entity ?? '');
  // Two fields may refer to the same entity: a number of its own, so that nothing that is unique is taken.
  next += 1;
  const row = await store(stage.app().page, stage.slice, target, 60 + next);
  return row.id;
}

let next = 0;
