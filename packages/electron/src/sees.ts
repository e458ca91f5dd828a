import type { Plan, PlanEntity } from '@nx-slice/schemas';

/**
 * What each layer needs to know of a plan. Everything else is taken out, so that a change to it does not
 * re-run the layer. Bounds and defaults reach the layers through the domain contract.
 */
export type Sees = (plan: Plan) => Plan;

const briefsFor = (plan: Plan, layer: string): Plan['briefs'] =>
  plan.briefs.filter((brief) => brief.layer === layer);

const project = (
  plan: Plan,
  layer: string,
  entity: (entity: PlanEntity) => PlanEntity,
): Plan => ({
  ...plan,
  intent: '',
  acceptance: [],
  briefs: briefsFor(plan, layer),
  entities: plan.entities.map(entity),
});

const anyOrder: PlanEntity['orderBy'] = [
  { field: 'createdAt', direction: 'desc' },
];

const withoutOrder = (entity: PlanEntity): PlanEntity => ({
  ...entity,
  orderBy: anyOrder,
});

const namesOnly = ({ name, search }: PlanEntity): PlanEntity => ({
  name,
  fields: [],
  orderBy: anyOrder,
  search,
});

export const SEES: Readonly<Record<string, Sees>> = {
  // With its defaults: rows that are there already get them when a field is new.
  db: (plan) => project(plan, 'db', (entity) => entity),
  main: (plan) => project(plan, 'main', withoutOrder),
  ipc: (plan) => project(plan, 'ipc', withoutOrder),
  renderer: (plan) => project(plan, 'renderer', withoutOrder),
  context: (plan) => project(plan, 'context', namesOnly),
  component: (plan) => project(plan, 'component', withoutOrder),
  layout: (plan) => project(plan, 'layout', namesOnly),
};
