import type { Plan } from '@nx-slice/schemas';
import { ownEntities } from '../../../domain/model/foreign.js';
import { sqlName } from '../../../text.js';
import { indexesOf, tableSql } from '../table-sql.js';
import { tableOf } from '../table.js';
import { entityChange, type Planned } from './entity-change.js';

/** An entity that both plans have. */
export interface Pair {
  readonly before: Planned;
  readonly after: Planned;
}

/** The entities of two plans of a slice, told by their names: a rename cannot be seen. */
export interface Compared {
  readonly dropped: readonly Planned[];
  readonly kept: readonly Pair[];
  readonly added: readonly Planned[];
}

export function compare(before: Plan, after: Plan): Compared {
  const planned = (plan: Plan): readonly Planned[] =>
    ownEntities(plan).map((entity) => ({ plan, entity }));
  const [old, now] = [planned(before), planned(after)];
  const isIn = (list: readonly Planned[], { entity }: Planned): boolean =>
    list.some((one) => one.entity.name === entity.name);
  return {
    dropped: old.filter((one) => !isIn(now, one)),
    kept: now.flatMap((one) =>
      old
        .filter(({ entity }) => entity.name === one.entity.name)
        .map((then) => ({ before: then, after: one })),
    ),
    added: now.filter((one) => !isIn(old, one)),
  };
}

/** The statements that lead from the tables of one plan to those of another, and keep what is in them. */
export function schemaChange(before: Plan, after: Plan): readonly string[] {
  const { dropped, kept, added } = compare(before, after);
  return [
    ...dropped.map(
      ({ plan, entity }) =>
        `drop table ${sqlName(tableOf(plan, entity).name)};`,
    ),
    ...kept.flatMap((pair) => entityChange(pair.before, pair.after)),
    ...added.flatMap(({ plan, entity }) => [
      tableSql(plan, entity),
      ...indexesOf(plan, entity).values(),
    ]),
  ];
}
