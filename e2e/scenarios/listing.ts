import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';
import { inOrder } from './spec/order.js';
import type {
  EntityUnderTest,
  FieldUnderTest,
} from './spec/slice-under-test.js';
import { distinctRows, valueOf, type Row } from './spec/values.js';
import { headingOf, pageOf, stored, storeRows, type Stage } from './stage.js';

const MANY = 6;

export function listing(stage: Stage, entity: EntityUnderTest): void {
  const { lowers } = entity.names;

  describe(`listing: ${lowers}`, () => {
    const count = Math.min(distinctRows(entity), MANY);

    if (count > 1) {
      test('rows stand in the order of the spec', async () => {
        await storeRows(stage, entity, mixed(entity, count));
        const rows = await stored(stage, entity);
        const asStored = [...rows].sort((a, b) =>
          a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
        );
        const expected = await Promise.all(
          inOrder(entity, asStored).map((row) => headingOf(stage, entity, row)),
        );
        await eventually(async () => {
          expect(await pageOf(stage, entity).headings()).toEqual(expected);
        });
      });
    }

    for (const field of entity.searched) {
      if (!isRoomy(field) || count < 2) continue;
      test(`a search finds by ${field.label.toLowerCase()}, in capitals or not`, async () => {
        const others = Object.fromEntries(
          entity.searched
            .filter((other) => other !== field && !other.unique)
            .map((other) => [other.name, other.type === 'text' ? '' : 'same']),
        );
        const row = (text: string, number: number): Row => ({
          ...others,
          [field.name]: text,
          ...(entity.heading && entity.heading !== field
            ? { [entity.heading.name]: valueOf(entity.heading, number) }
            : {}),
        });
        const [found] = await storeRows(
          stage,
          entity,
          [row('Needle', 1), row('Hay', 2)],
          1,
        );
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, found ?? {});

        await page.search.fill('nEEDle');
        await eventually(async () => {
          expect(await page.headings()).toEqual([heading]);
        });
        await page.search.fill('%');
        await page.noMatch.waitFor();
        await page.search.fill('');
        await eventually(async () => {
          expect(await page.items.count()).toBe(2);
        });
      });
    }
  });
}

const isRoomy = ({ maxLength }: FieldUnderTest): boolean =>
  maxLength === null || maxLength >= 'Needle'.length;

/** Rows whose sort fields differ in every way that they can: unset, equal, and far apart. */
function mixed(entity: EntityUnderTest, count: number): readonly Row[] {
  const sorted = entity.orderBy.flatMap(({ field }) =>
    entity.fields.filter(
      ({ name, type, unique }) =>
        name === field && type !== 'reference' && !unique,
    ),
  );
  const isHeading = ({ name }: FieldUnderTest) => name === entity.heading?.name;
  return Array.from({ length: count }, (_, number) =>
    Object.fromEntries(
      sorted
        .filter((field) => !isHeading(field))
        .map((field, place) => {
          const isUnset = field.optional && number % 3 === 2;
          const step = Math.floor(number / (place + 1)) % 3;
          return [field.name, isUnset ? undefined : valueOf(field, 5 - step)];
        }),
    ),
  );
}
