import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';
import { referencesOf } from './page/bridge.js';
import type { EntityUnderTest } from './spec/slice-under-test.js';
import {
  mustBeGiven,
  rowOf,
  valueWhenNotGiven,
  type Row,
} from './spec/values.js';
import {
  expectShown,
  headingOf,
  heldBy,
  pageOf,
  show,
  stored,
  type Stage,
} from './stage.js';

export function creating(stage: Stage, entity: EntityUnderTest): void {
  const { lower } = entity.names;

  describe(`creating: ${lower}`, () => {
    test('every field that a person fills in is stored and shown, and the form is as new again', async () => {
      const references = await referencesOf(
        stage.app().page,
        stage.slice,
        entity,
      );
      await show(stage);
      const page = pageOf(stage, entity);
      const before = await heldBy(stage, entity);
      const row = { ...rowOf(entity, 1), ...references };

      await page.fill(page.form, row);
      await page.add.click();

      const item = page.item(await headingOf(stage, entity, row));
      await item.waitFor();
      await expectShown(stage, entity, item, row);
      expect(await stored(stage, entity)).toEqual([
        expect.objectContaining(row),
      ]);
      await eventually(async () => {
        expect(await heldBy(stage, entity)).toEqual(before);
      });
    });

    const skipped = entity.fields.filter((field) => !mustBeGiven(field));
    if (skipped.length > 0) {
      test('what is left out is not set, or has its default', async () => {
        const references = await referencesOf(
          stage.app().page,
          stage.slice,
          entity,
        );
        await show(stage);
        const page = pageOf(stage, entity);
        const given: Row = {
          ...Object.fromEntries(
            Object.entries(rowOf(entity, 2)).filter(
              ([name]) => !skipped.some((field) => field.name === name),
            ),
          ),
          ...references,
        };

        await page.fill(page.form, given);
        await page.add.click();

        const expected: Row = {
          ...Object.fromEntries(
            skipped.flatMap((field) => {
              const value = valueWhenNotGiven(field);
              return value === undefined ? [] : [[field.name, value] as const];
            }),
          ),
          ...given,
        };
        await page.item(await headingOf(stage, entity, expected)).waitFor();
        const [row] = await stored(stage, entity);
        expect(withoutImplied(row)).toEqual(expected);
      });
    }

    const enums = entity.fields.filter(({ type }) => type === 'enum');
    const required = entity.fields.filter(
      (field) =>
        mustBeGiven(field) && field.type !== 'text' && field.type !== 'boolean',
    );
    if (enums.length > 0 || required.length > 0) {
      test('an empty form offers what the spec offers, and is not sent without what it requires', async () => {
        await show(stage);
        const page = pageOf(stage, entity);
        for (const field of enums) {
          const options = page.input(page.form, field).locator('option');
          const texts = await options.allTextContents();
          // After `None` or `Choose…`, in the order of the spec.
          expect(texts.slice(-(field.values?.length ?? 0))).toEqual(
            field.values,
          );
        }
        if (required.length === 0) return;
        await page.add.click();
        for (const field of required) {
          expect(
            await page
              .input(page.form, field)
              .and(page.page.locator(':invalid'))
              .count(),
          ).toBe(1);
        }
        expect(await stored(stage, entity)).toEqual([]);
      });
    }
  });
}

const IMPLIED = new Set(['id', 'createdAt', 'updatedAt']);

/** The fields of a row that the spec names. */
const withoutImplied = (row: object | undefined): object =>
  Object.fromEntries(
    Object.entries({ ...row }).filter(([name]) => !IMPLIED.has(name)),
  );
