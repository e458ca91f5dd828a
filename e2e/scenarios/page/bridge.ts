import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { StoredRow } from '../spec/order.js';
import {
  canBeMade,
  ownerOf,
  type EntityUnderTest,
  type SliceUnderTest,
} from '../spec/slice-under-test.js';
import { rowOf, type Row } from '../spec/values.js';

const answerSchema = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type Answer = z.output<typeof answerSchema>;

const storedSchema = z.intersection(
  // Structured cloning keeps a property that is not set.
  z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.undefined()]),
  ),
  z.object({ id: z.string(), createdAt: z.string(), updatedAt: z.string() }),
);

/** Calls an operation as code in the page can. */
export async function call(
  page: Page,
  slice: string,
  operation: string,
  input: unknown,
): Promise<Answer> {
  const answer: unknown = await page.evaluate(
    ([bridge, name, value]) => {
      const bridges: unknown = Reflect.get(window, 'bridges');
      const own: unknown = Reflect.get(Object(bridges), String(bridge));
      const operate: unknown = Reflect.get(Object(own), String(name));
      if (typeof operate !== 'function') {
        return `window.bridges has no ${String(bridge)}.${String(name)}`;
      }
      const given: unknown = Reflect.apply(operate, undefined, [value]);
      return given;
    },
    [slice, operation, input],
  );
  return answerSchema.parse(answer);
}

/** The data of an answer. @throws {Error} main refused */
export async function ask(
  page: Page,
  slice: string,
  operation: string,
  input: unknown,
): Promise<unknown> {
  const answer = await call(page, slice, operation, input);
  if (answer.ok) return answer.data;
  throw new Error(`${slice}:${operation}: ${answer.code} ${answer.message}`);
}

/** What main has stored of an entity, in the order of its list. */
export const rowsOf = async (
  page: Page,
  slice: SliceUnderTest,
  entity: EntityUnderTest,
): Promise<readonly StoredRow[]> =>
  z
    .array(storedSchema)
    .parse(await ask(page, slice.name, entity.list?.name ?? '', {}));

/**
 * Stores a row past the form: the `number`th, with what it needs to refer to.
 *
 * @param changes `undefined` leaves a field out
 */
export async function store(
  page: Page,
  within: SliceUnderTest,
  target: EntityUnderTest,
  number: number,
  changes: Row = {},
): Promise<StoredRow> {
  const { slice, entity } = ownerOf(within, target);
  const references = await referencesOf(page, slice, entity, changes);
  const row = { ...rowOf(entity, number), ...references, ...changes };
  return storedSchema.parse(
    await ask(
      page,
      slice.name,
      entity.create?.name ?? '',
      Object.fromEntries(
        Object.entries(row).filter(([, value]) => value !== undefined),
      ),
    ),
  );
}

/** Stores what a row has to refer to; optional references stay unset. */
export async function referencesOf(
  page: Page,
  slice: SliceUnderTest,
  entity: EntityUnderTest,
  given: Row = {},
): Promise<Row> {
  const found: Record<string, string> = {};
  for (const field of entity.fields) {
    if (field.type !== 'reference' || field.optional) continue;
    if (field.name in given) continue;
    const target = slice.entity(field.entity ?? '');
    if (!canBeMade(slice, target)) continue;
    // A number of its own, so that nothing that is unique is taken.
    next += 1;
    found[field.name] = (await store(page, slice, target, 20 + next)).id;
  }
  return found;
}

let next = 0;
