import { sliceNames, type EntityNames } from '@nx-slice/electron';
import type {
  Plan,
  PlanEntity,
  PlanField,
  PlanOperation,
} from '@nx-slice/schemas';

export interface FieldUnderTest extends PlanField {
  /** What a person reads beside its input. */
  readonly label: string;
}

/** An entity of the spec, as a person meets it. */
export interface EntityUnderTest {
  readonly name: string;
  /** Whether it is another slice's, and only referred to here. */
  readonly isForeign: boolean;
  readonly names: EntityNames;
  readonly fields: readonly FieldUnderTest[];
  readonly orderBy: PlanEntity['orderBy'];
  readonly searched: readonly FieldUnderTest[];
  /** What one row is called: the first string, else the first field that is no reference; `null`: the entity's label. */
  readonly heading: FieldUnderTest | null;
  readonly list: PlanOperation | undefined;
  readonly get: PlanOperation | undefined;
  readonly create: PlanOperation | undefined;
  readonly update: PlanOperation | undefined;
  readonly remove: PlanOperation | undefined;
  readonly queries: readonly PlanOperation[];
  readonly commands: readonly PlanOperation[];
}

/** What the scenarios know of a slice: its spec, and the names that follow from it. Nothing of its code. */
export interface SliceUnderTest {
  /** Also the name of its route and of its bridge. */
  readonly name: string;
  readonly title: string;
  /** Its own. */
  readonly entities: readonly EntityUnderTest[];
  readonly operations: readonly string[];
  /** Its own, or one that it refers to. */
  entity(name: string): EntityUnderTest;
  /** The other slices of the app. */
  others(): readonly SliceUnderTest[];
  /** What a person reads of an operation of the spec's own. */
  labelOf(operation: string): string;
}

/** The slices of one app. */
export function slicesUnderTest(
  plans: readonly Plan[],
): readonly SliceUnderTest[] {
  const all = plans.map((plan): SliceUnderTest =>
    among(plan, () => all.filter(({ name }) => name !== plan.name)),
  );
  return all;
}

/** A slice that has to do with no other. */
export const sliceUnderTest = (plan: Plan): SliceUnderTest =>
  among(plan, () => []);

function among(plan: Plan, others: SliceUnderTest['others']): SliceUnderTest {
  const names = sliceNames(plan);
  const entities = plan.entities.map((entity): EntityUnderTest => {
    const own = names.entity(entity.name);
    const fields = entity.fields.map((field) => ({
      ...field,
      label: own.field(field.name).label,
    }));
    const operations = plan.operations.filter(
      (operation) => operation.entity === entity.name,
    );
    const find = (kind: PlanOperation['kind']) =>
      operations.find((operation) => operation.kind === kind);
    return {
      name: entity.name,
      isForeign: entity.name.includes('/'),
      names: own,
      fields,
      orderBy: entity.orderBy,
      searched: fields.filter(({ name }) => entity.search.includes(name)),
      heading:
        fields.find(({ type }) => type === 'string') ??
        fields.find(({ type }) => type !== 'reference') ??
        null,
      list: find('list'),
      get: find('get'),
      create: find('create'),
      update: find('update'),
      remove: find('remove'),
      queries: operations.filter(({ kind }) => kind === 'query'),
      commands: operations.filter(({ kind }) => kind === 'command'),
    };
  });
  return {
    name: plan.name,
    title: names.title,
    entities: entities.filter(({ isForeign }) => !isForeign),
    others,
    operations: plan.operations.map(({ name }) => name),
    labelOf: (operation) => names.operation(operation).label,
    entity: (name) => {
      const found = entities.find((entity) => entity.name === name);
      if (!found) throw new Error(`The plan has no entity ${name}`);
      return found;
    },
  };
}

/** Where an entity is made and removed: in its own slice. */
export function ownerOf(
  slice: SliceUnderTest,
  entity: EntityUnderTest,
): { readonly slice: SliceUnderTest; readonly entity: EntityUnderTest } {
  if (!entity.isForeign) return { slice, entity };
  const [name, own = ''] = entity.name.split('/');
  const owner = slice.others().find((other) => other.name === name);
  if (!owner) throw new Error(`The app has no slice ${String(name)}`);
  return { slice: owner, entity: owner.entity(own) };
}

/** Whether a first row can be made: an entity that needs itself, in a circle or not, has none. */
export function canBeMade(
  slice: SliceUnderTest,
  entity: EntityUnderTest,
  within: readonly string[] = [],
): boolean {
  const owner = ownerOf(slice, entity);
  const name = `${owner.slice.name}/${owner.entity.name}`;
  return (
    owner.entity.create !== undefined &&
    !within.includes(name) &&
    owner.entity.fields
      .filter(({ type, optional }) => type === 'reference' && !optional)
      .every((field) =>
        canBeMade(owner.slice, owner.slice.entity(field.entity ?? ''), [
          ...within,
          name,
        ]),
      )
  );
}

/** Whether a field refers to rows of its own entity, and a person cannot tell those from each other. */
export const isBlurred = (
  slice: SliceUnderTest,
  entity: EntityUnderTest,
  field: FieldUnderTest,
): boolean =>
  field.type === 'reference' &&
  entity.heading === null &&
  slice.entity(field.entity ?? '') === entity;
