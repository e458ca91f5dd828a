import {
  crossReferences,
  IMPLIED_FIELDS,
  type Diagnostic,
  type Plan,
  type PlanEntity,
  type PlanField,
  type Slice,
} from '@nx-slice/schemas';
import type { ReferredSlice } from '../agent.js';
import { diagnostic } from '../diagnostics.js';

/**
 * What a plan must hold to be built on: names are legal and unique, and everything referred to exists.
 *
 * @param referred the slices that slice.json refers to; a plan refers to no others, for it would run before them
 */
export function judgePlan(
  plan: Plan,
  slice: Slice,
  layers: readonly string[],
  referred: readonly ReferredSlice[] = [],
): readonly Diagnostic[] {
  const entities = new Map(
    plan.entities.map((entity) => [entity.name, entity]),
  );
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };

  check(
    plan.name === slice.name,
    `name is ${JSON.stringify(plan.name)}, the request is called ${JSON.stringify(slice.name)}`,
  );
  check(plan.entities.length > 0, 'entities is empty');
  check(plan.operations.length > 0, 'operations is empty');
  checkUnique(plan.entities, 'entities', check);
  checkUnique(plan.operations, 'operations', check);
  for (const { name } of slice.entities ?? []) {
    check(entities.has(name), `entities lacks ${name}, which was asked for`);
  }
  const asked = new Set(
    crossReferences(slice).map((one) => `${one.slice}/${one.entity}`),
  );
  const targets = new Set([
    ...entities.keys(),
    ...referred
      .flatMap(({ name, entities: all }) =>
        all.map((entity) => `${name}/${entity.name}`),
      )
      .filter((name) => asked.has(name)),
  ]);
  for (const entity of plan.entities) checkEntity(entity, targets, check);
  for (const operation of plan.operations) {
    const where = `operations.${operation.name}`;
    check(
      /^[a-z][A-Za-z0-9]*$/.test(operation.name),
      `${where}: the name is not in camelCase`,
    );
    const entity =
      operation.entity === null ? undefined : entities.get(operation.entity);
    check(
      operation.entity === null
        ? operation.kind === 'command' && operation.intent !== null
        : entity !== undefined,
      `${where}.entity: there is no entity ${JSON.stringify(operation.entity)}`,
    );
    for (const field of operation.input ?? []) {
      checkReference(field, targets, `${where}.input.${field.name}`, check);
    }
    if (!entity) continue;
    check(
      operation.kind !== 'query' || (operation.where ?? []).length > 0,
      `${where}.where: a query compares at least one field`,
    );
    const named = [
      ...(operation.where ?? []),
      ...(operation.set ?? []).map(({ field }) => field),
    ];
    for (const name of named) {
      check(
        entity.fields.some((field) => field.name === name),
        `${where}: ${entity.name} has no field ${JSON.stringify(name)}`,
      );
    }
  }
  for (const { layer } of plan.briefs) {
    check(
      layers.includes(layer),
      `briefs: there is no layer ${JSON.stringify(layer)}`,
    );
  }
  return problems.map((message) =>
    diagnostic({
      code: 'PLAN_INVALID',
      stage: 'plan',
      layer: 'plan',
      message,
      hint: 'Correct the plan; everything it refers to must exist in it.',
    }),
  );
}

type CheckThat = (holds: boolean, problem: string) => void;

function checkEntity(
  entity: PlanEntity,
  targets: ReadonlySet<string>,
  check: CheckThat,
): void {
  const where = `entities.${entity.name}`;
  check(
    /^[A-Z][A-Za-z0-9]*$/.test(entity.name),
    `${where}: the name is not in PascalCase`,
  );
  check(entity.fields.length > 0, `${where}.fields is empty`);
  checkUnique(entity.fields, `${where}.fields`, check);
  const names = new Set<string>(entity.fields.map(({ name }) => name));
  for (const field of entity.fields) {
    const at = `${where}.fields.${field.name}`;
    check(
      /^[a-z][A-Za-z0-9]*$/.test(field.name) && !(field.name in {}),
      `${at}: the name is not usable`,
    );
    check(
      !IMPLIED_FIELDS.some((name) => name === field.name),
      `${at}: every entity has this field without naming it`,
    );
    checkReference(field, targets, at, check);
    check(
      field.type !== 'enum' || (field.values ?? []).length > 0,
      `${at}.values: an enum has at least one value`,
    );
  }
  const known = (name: string): boolean =>
    names.has(name) || IMPLIED_FIELDS.some((implied) => implied === name);
  check(entity.orderBy.length > 0, `${where}.orderBy is empty`);
  for (const { field } of entity.orderBy) {
    check(known(field), `${where}.orderBy: no field ${JSON.stringify(field)}`);
  }
  for (const name of entity.search) {
    check(names.has(name), `${where}.search: no field ${JSON.stringify(name)}`);
  }
}

/** @param targets the slice's own entities, and those of other slices as `tasks/Project` */
function checkReference(
  { type, entity }: PlanField,
  targets: ReadonlySet<string>,
  at: string,
  check: CheckThat,
): void {
  check(
    type !== 'reference' || (entity !== null && targets.has(entity)),
    entity?.includes('/')
      ? `${at}.entity: slice.json refers to no entity ${JSON.stringify(entity)}`
      : `${at}.entity: there is no entity ${JSON.stringify(entity)}`,
  );
}

function checkUnique(
  items: readonly { readonly name: string }[],
  where: string,
  check: CheckThat,
): void {
  const seen = new Set<string>();
  for (const { name } of items) {
    const key = name.toLowerCase();
    check(!seen.has(key), `${where}: ${JSON.stringify(name)} is there twice`);
    seen.add(key);
  }
}
