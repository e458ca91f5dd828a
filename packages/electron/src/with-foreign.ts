import type { Plan, PlanEntity, PlanOperation } from '@nx-slice/schemas';
import { headingOf } from './domain/model/heading.js';
import { foreignName, sliceNames } from './names/index.js';
import { tableOf } from './scaffold/db/table.js';
import { nameBindings } from './scaffold/plan/standard-names.js';

/** A slice that is referred to, as far as its plan says what it keeps. */
interface Other {
  readonly name: string;
  readonly entities: readonly PlanEntity[];
}

/**
 * The plan with what its layers need of other slices: each entity that it refers to, as far as this slice reads it,
 * an operation that lists its entries by name, and a few words to the layers that would treat it as their own.
 * A plan that refers to no other slice stays as it is.
 *
 * @param others the plans of the slices that it refers to
 * @throws {Error} one of them lacks an entity: a bug, the plan was judged against them
 */
export function withForeign(plan: Plan, others: readonly Other[]): Plan {
  const names = foreignNames(plan);
  if (names.length === 0) return plan;
  const operations = nameBindings(
    names.map((name) => ({
      operation: 'list',
      entity: foreignName(name)?.entity ?? name,
    })),
    plan.operations.map((operation) => operation.name),
  );
  const whole: Plan = {
    ...plan,
    entities: [
      ...plan.entities,
      ...names.map((name) => readEntity(name, others)),
    ],
    operations: [
      ...plan.operations,
      ...operations.map(({ name }, index) =>
        listOperation(name, names[index] ?? ''),
      ),
    ],
  };
  return { ...whole, briefs: [...plan.briefs, ...briefs(whole, names)] };
}

/** Whether a plan refers to an entity that none of the others has. */
export const lacksForeign = (plan: Plan, others: readonly Other[]): boolean =>
  foreignNames(plan).some((name) => !findEntity(name, others));

/** The entities of other slices that fields and inputs refer to, each once, in the order of the plan. */
const foreignNames = ({ entities, operations }: Plan): readonly string[] => [
  ...new Set(
    [
      ...entities.flatMap(({ fields }) => fields),
      ...operations.flatMap(({ input }) => input ?? []),
    ].flatMap(({ entity }) =>
      entity !== null && foreignName(entity) ? [entity] : [],
    ),
  ),
];

/**
 * Its name for a reader is all that is taken over. Any other field, its order, its default and whether it is unique
 * may change over there, and no layer here runs again.
 */
function readEntity(name: string, others: readonly Other[]): PlanEntity {
  const found = findEntity(name, others);
  if (!found) throw new Error(`There is no plan with the entity ${name}`);
  const heading = headingOf(found.fields);
  return {
    name,
    fields: heading ? [{ ...heading, default: null, unique: false }] : [],
    orderBy: heading
      ? [{ field: heading.name, direction: 'asc' }]
      : [{ field: 'createdAt', direction: 'desc' }],
    search: [],
  };
}

function findEntity(
  name: string,
  others: readonly Other[],
): PlanEntity | undefined {
  const foreign = foreignName(name);
  return others
    .find((plan) => plan.name === foreign?.slice)
    ?.entities.find((one) => one.name === foreign?.entity);
}

const listOperation = (name: string, entity: string): PlanOperation => ({
  name,
  kind: 'list',
  entity,
  where: null,
  set: null,
  input: null,
  output: null,
  intent: null,
});

/** The standing briefs say nothing of other slices: most have none. */
function briefs(plan: Plan, foreign: readonly string[]): Plan['briefs'] {
  const names = sliceNames(plan);
  return foreign.flatMap((name) => {
    const { type, camel } = names.entity(name);
    const entity = plan.entities.find((one) => one.name === name);
    const table = entity ? tableOf(plan, entity).name : '';
    const whose = `The entity \`${type}\` (${name}) belongs to another slice, which alone changes it.`;
    return [
      {
        layer: 'db',
        text: `${whose} Its table \`${table}\` is made there: no migration here makes or changes it, a reference to it is a foreign key as any other. \`store.${camel}\` is for reading: its repository has \`list()\` and \`find(id)\`, nothing else. Tests make the table with the columns that this slice reads.`,
      },
      {
        layer: 'main',
        text: `${whose} \`store.${camel}\` has \`list()\` and \`find(id)\`, nothing else. A reference to what is not there is refused as any other.`,
      },
      {
        layer: 'component',
        text: `${whose} It has no form, no list and no item here: its entries are what selects offer and what references are shown as.`,
      },
      {
        layer: 'layout',
        text: `${whose} It has no section on the page.`,
      },
    ];
  });
}
