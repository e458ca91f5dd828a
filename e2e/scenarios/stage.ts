import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { App } from '../app/app.js';
import { ask, store, rowsOf } from './page/bridge.js';
import { EntityPage } from './page/entity-page.js';
import { eventually } from './eventually.js';
import type { StoredRow } from './spec/order.js';
import type {
  EntityUnderTest,
  SliceUnderTest,
} from './spec/slice-under-test.js';
import type { Row } from './spec/values.js';

/** One slice in a running app: what the scenarios of a spec play on. */
export interface Stage {
  readonly slice: SliceUnderTest;
  /** The running app; there while a test runs. */
  readonly app: () => App;
}

/** The page of an entity. */
export const pageOf = (
  { app, slice }: Stage,
  entity: EntityUnderTest,
): EntityPage => new EntityPage(app().page, slice, entity);

/** The slice's page, with what is stored now. */
export const show = ({ app, slice }: Stage): Promise<void> =>
  app().show(`/${slice.name}`);

/** Stores rows past the form, one after the other, and shows them. */
export async function storeRows(
  stage: Stage,
  entity: EntityUnderTest,
  rows: readonly Row[],
  first = 0,
): Promise<readonly StoredRow[]> {
  const stored: StoredRow[] = [];
  for (const [index, row] of rows.entries()) {
    stored.push(
      await store(stage.app().page, stage.slice, entity, first + index, row),
    );
  }
  await show(stage);
  return stored;
}

export const stored = (
  stage: Stage,
  entity: EntityUnderTest,
): Promise<readonly StoredRow[]> =>
  rowsOf(stage.app().page, stage.slice, entity);

/** What a person calls a row. */
export async function headingOf(
  stage: Stage,
  entity: EntityUnderTest,
  row: Row,
): Promise<string> {
  const { heading, names } = entity;
  const value = heading === null ? undefined : row[heading.name];
  if (heading === null || value === undefined || value === '') {
    return names.label;
  }
  if (heading.type === 'boolean') return value === true ? 'Yes' : 'No';
  return heading.type === 'datetime'
    ? pageOf(stage, entity).readable(String(value))
    : String(value);
}

/** An item says all that its row holds and nothing else, each field once and in the order of the spec. */
export async function expectShown(
  stage: Stage,
  entity: EntityUnderTest,
  item: Locator,
  row: Row,
): Promise<void> {
  const page = pageOf(stage, entity);
  const expected: [string, string][] = [];
  for (const field of entity.fields) {
    const value = row[field.name];
    if (field === entity.heading && field.type === 'string') continue;
    if (value === undefined || (field.type === 'text' && value === ''))
      continue;
    expected.push([field.label, await textOf(stage, field, value)]);
  }
  await eventually(async () => {
    expect(Object.entries(await page.details(item))).toEqual(expected);
  });
}

async function textOf(
  stage: Stage,
  field: EntityUnderTest['fields'][number],
  value: string | number | boolean,
): Promise<string> {
  switch (field.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'datetime':
      return stage
        .app()
        .page.evaluate((iso) => new Date(iso).toLocaleString(), String(value));
    case 'reference': {
      const target = stage.slice.entity(field.entity ?? '');
      if (!target.list) return String(value);
      const rows = await stored(stage, target);
      const row = rows.find(({ id }) => id === value);
      return row ? headingOf(stage, target, row) : String(value);
    }
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
    case 'enum':
    case 'date':
      return String(value);
  }
}

/** What `get` answers, or the row of the list where there is no `get`. */
export async function storedRow(
  stage: Stage,
  entity: EntityUnderTest,
  id: string,
): Promise<unknown> {
  return entity.get
    ? ask(stage.app().page, stage.slice.name, entity.get.name, { id })
    : (await stored(stage, entity)).find((row) => row.id === id);
}

/** What the form holds, by field. */
export async function heldBy(
  stage: Stage,
  entity: EntityUnderTest,
): Promise<Readonly<Record<string, string>>> {
  const page = pageOf(stage, entity);
  const held: Record<string, string> = {};
  for (const field of entity.fields) {
    held[field.name] = await page.held(page.form, field);
  }
  return held;
}
