import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';
import { referencesOf } from './page/bridge.js';
import type {
  EntityUnderTest,
  FieldUnderTest,
} from './spec/slice-under-test.js';
import { capacityOf, rowOf, valueOf, type Value } from './spec/values.js';
import { headingOf, pageOf, show, stored, type Stage } from './stage.js';

/** Everything that a mouse can do, a keyboard can. */
export function keyboard(stage: Stage, entity: EntityUnderTest): void {
  describe(`keyboard: ${entity.names.lower}`, () => {
    test('creates, changes and removes a row without a mouse', async () => {
      const references = await referencesOf(
        stage.app().page,
        stage.slice,
        entity,
      );
      await show(stage);
      const page = pageOf(stage, entity);
      const keys = stage.app().page;
      const days = Object.fromEntries(
        entity.fields
          .filter(({ type: kind }) => kind === 'date')
          .map(({ name }) => [name, MOMENT]),
      );
      const row = { ...rowOf(entity, 1), ...references, ...days };
      for (const field of entity.fields) {
        const value = row[field.name];
        await tabTo(keys, page.input(page.form, field));
        await type(keys, page.input(page.form, field), field, value);
      }
      await tabTo(keys, page.add);
      await keys.keyboard.press('Enter');
      const heading = await headingOf(stage, entity, row);
      await page.item(heading).waitFor();
      expect(await stored(stage, entity)).toEqual([
        expect.objectContaining(
          Object.fromEntries(
            entity.fields
              .filter(({ type: kind }) => kind !== 'datetime')
              .map(({ name }) => [name, row[name]]),
          ),
        ),
      ]);

      const line = entity.fields.find(
        (field) => field.type === 'string' && capacityOf(field) > 2,
      );
      let now = heading;
      if (entity.update && line) {
        await tabTo(keys, page.action('Edit', heading));
        await keys.keyboard.press('Enter');
        const input = page.input(page.editor(heading), line);
        await input.waitFor();
        await tabTo(keys, input);
        await type(keys, input, line, valueOf(line, 2));
        await keys.keyboard.press('Enter');
        now = await headingOf(stage, entity, {
          ...row,
          [line.name]: valueOf(line, 2),
        });
        await page.item(now).waitFor();
        // The focus is not lost with the form: it is back where the edit began.
        await eventually(async () => {
          expect(await isFocused(page.action('Edit', now))).toBe(true);
        });
      }
      if (entity.remove) {
        await tabTo(keys, page.action('Delete', now));
        await keys.keyboard.press('Space');
        await page.isEmpty.waitFor();
      }
    });
  });
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Presses Tab until the focus is there, from wherever it is; each stop shows that it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    const outline = await target.evaluate((element) =>
      element === element.ownerDocument.activeElement
        ? getComputedStyle(element).outlineStyle
        : null,
    );
    if (outline !== null) {
      expect(outline).not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

async function type(
  page: Page,
  input: Locator,
  field: FieldUnderTest,
  value: Value,
): Promise<void> {
  switch (field.type) {
    case 'boolean':
      if (field.optional)
        await choose(page, input, value === true ? 'Yes' : 'No');
      else if ((await input.isChecked()) !== value) {
        await page.keyboard.press('Space');
      }
      return;
    case 'enum':
      await choose(page, input, String(value));
      return;
    case 'reference':
      if (value !== undefined) await choose(page, input, String(value));
      return;
    case 'date':
    case 'datetime':
      await typeMoment(page, input, field.type);
      return;
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(String(value ?? ''));
  }
}

/** Goes down and up a select until it holds an option, by value or text. */
async function choose(
  page: Page,
  input: Locator,
  wanted: string,
): Promise<void> {
  const holds = () =>
    input.evaluate(
      (element, text) =>
        element instanceof HTMLSelectElement &&
        (element.value === text ||
          element.selectedOptions[0]?.textContent.trim() === text),
      wanted,
    );
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 50; presses += 1) {
    if (await holds()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No key chooses ${wanted}`);
}

/**
 * Its parts take digits one after the other. Which of day and month comes first depends on the person's country,
 * so they are the same here; a clock of twelve hours also asks for the half of the day.
 */
async function typeMoment(
  page: Page,
  input: Locator,
  kind: 'date' | 'datetime',
): Promise<void> {
  await page.keyboard.type('0202002026');
  if (kind === 'datetime') await page.keyboard.type('101112a');
  expect((await input.inputValue()).slice(0, 10)).toBe(MOMENT);
}

/** What the keys of `typeMoment` say. */
const MOMENT = '2026-02-02';
