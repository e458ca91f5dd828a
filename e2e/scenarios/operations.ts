import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';
import { canBeMade, type EntityUnderTest } from './spec/slice-under-test.js';
import { capacityOf, valueOf, type Row } from './spec/values.js';
import {
  headingOf,
  pageOf,
  storedRow,
  storeRows,
  type Stage,
} from './stage.js';

/** The spec's own queries and commands. */
export function operations(stage: Stage, entity: EntityUnderTest): void {
  if (!canBeMade(stage.slice, entity)) return;

  for (const query of entity.queries) {
    const fields = (query.where ?? []).flatMap((name) =>
      entity.fields.filter((field) => field.name === name),
    );
    const isTellable = fields.every(
      (field) =>
        field.type !== 'reference' && !field.unique && capacityOf(field) > 1,
    );
    if (!isTellable || fields.length !== query.where?.length) continue;
    test(`${query.name} finds what is asked for, and nothing else`, async () => {
      const asked: Row = Object.fromEntries(
        fields.map((field) => [field.name, valueOf(field, 1)]),
      );
      const other: Row = Object.fromEntries(
        fields.map((field) => [field.name, valueOf(field, 2)]),
      );
      const [found] = await storeRows(stage, entity, [asked, other], 1);
      const page = pageOf(stage, entity);
      const panel = page.page.getByRole('form', {
        name: stage.slice.labelOf(query.name),
        exact: true,
      });
      await page.fill(panel, asked);
      await panel.getByRole('button', { name: 'Find', exact: true }).click();
      const matching = page.page
        .getByRole('list', {
          name: `Matching ${entity.names.lowers}`,
          exact: true,
        })
        .getByRole('listitem');
      const heading = await headingOf(stage, entity, found ?? {});
      await eventually(async () => {
        expect(await matching.allTextContents()).toEqual([heading]);
      });
    });
  }

  if (!entity.list) return;
  for (const command of entity.commands) {
    if (!command.set) continue;
    const set = command.set;
    describe('commands', () => {
      test(`${command.name} sets what it says, and nothing else`, async () => {
        const [row] = await storeRows(stage, entity, [{}], 1);
        const page = pageOf(stage, entity);
        const heading = await headingOf(stage, entity, row ?? {});
        await page.action(stage.slice.labelOf(command.name), heading).click();
        const changed: Readonly<Record<string, unknown>> = {
          ...row,
          ...Object.fromEntries(set.map(({ field, value }) => [field, value])),
          updatedAt: expect.any(String),
        };
        const expected = Object.fromEntries(
          Object.entries(changed).filter(([, value]) => value !== null),
        );
        await eventually(async () => {
          expect(await storedRow(stage, entity, row?.id ?? '')).toEqual(
            expected,
          );
        });
      });
    });
  }
}
