import type { Plan } from '@nx-slice/schemas';
import { fieldNames, type FieldNames } from './field-names.js';
import { entityTypes } from './entity-types.js';
import { foreignName } from './foreign-name.js';
import { free } from './free.js';
import {
  camel,
  kebab,
  pascal,
  phrase,
  plural,
  sentence,
  snake,
} from './words.js';

/** What one entity is called, in code and for people. */
export interface EntityNames {
  /** As in the plan. */
  readonly name: string;
  /**
   * Its type: the entity's own name, with the suffix `Entity` where that one is taken; with its slice before it where
   * it is another slice's.
   */
  readonly type: string;
  /** `orderLine`: safe as a variable and as a property. */
  readonly camel: string;
  /** `order-line`: the start of its files' names; no two entities share one. */
  readonly kebab: string;
  /** `order_line`: from the entity's own name, whatever its type is called; no two entities share one. */
  readonly snake: string;
  /** `Order line`, one; and `Order lines`, several. */
  readonly label: string;
  readonly labels: string;
  /** The same inside a sentence. */
  readonly lower: string;
  readonly lowers: string;
  readonly fields: readonly FieldNames[];
  /** @throws {Error} the entity has no such field: a bug of the caller */
  readonly field: (name: string) => FieldNames;
}

export interface OperationNames {
  /** As in the plan. */
  readonly name: string;
  /** `CompleteTask`, unique in the slice. */
  readonly pascal: string;
  /** `Complete task`. */
  readonly label: string;
}

export interface SliceNames {
  /** As in the plan, in kebab case. */
  readonly name: string;
  readonly pascal: string;
  readonly camel: string;
  readonly kebab: string;
  readonly snake: string;
  readonly title: string;
  /** The title inside a sentence. */
  readonly lower: string;
  readonly entities: readonly EntityNames[];
  readonly operations: readonly OperationNames[];
  /** @throws {Error} the plan has no such entity: a bug of the caller */
  readonly entity: (name: string) => EntityNames;
  /** @throws {Error} the plan has no such operation: a bug of the caller */
  readonly operation: (name: string) => OperationNames;
}

/**
 * Every name that templates derive from a plan. It depends on the slice's name and on the names of entities
 * and operations alone, in their order; so each part of the plan, whatever it leaves out, gives the same names.
 */
export function sliceNames(plan: Plan): SliceNames {
  const operations = operationNames(plan);
  const entities = entityNames(plan, operations);
  return {
    name: plan.name,
    pascal: pascal(plan.name),
    camel: camel(plan.name),
    kebab: kebab(plan.name),
    snake: snake(plan.name),
    title: sentence(plan.name),
    lower: phrase(plan.name),
    entities,
    operations,
    entity: byName('entity', entities),
    operation: byName('operation', operations),
  };
}

function operationNames(plan: Plan): readonly OperationNames[] {
  const taken = new Set<string>();
  return plan.operations.map(({ name }) => ({
    name,
    pascal: free(pascal(name), 'Operation', taken),
    label: sentence(name),
  }));
}

function entityNames(
  plan: Plan,
  operations: readonly OperationNames[],
): readonly EntityNames[] {
  const types = entityTypes(plan, operations);
  const labels = new Set<string>();
  const plurals = new Set<string>();
  const tables = new Set<string>();
  return plan.entities.map((entity, index) => {
    const { name } = entity;
    const called = foreignName(name)?.entity ?? name;
    const type = types[index] ?? called;
    // The label says what the request calls it; the words of the type tell apart what would read alike.
    const singular = labelled(called, type, labels, (text) => text);
    const several = labelled(called, type, plurals, plural);
    const fields = fieldNames(entity.fields);
    return {
      name,
      type,
      camel: camel(type),
      kebab: kebab(type),
      snake: free(snake(name), '_entity', tables),
      label: sentence(singular),
      labels: sentence(several),
      lower: phrase(singular),
      lowers: phrase(several),
      fields,
      field: byName('field', fields),
    };
  });
}

function labelled(
  name: string,
  type: string,
  taken: Set<string>,
  form: (name: string) => string,
): string {
  const text = taken.has(phrase(form(name))) ? form(type) : form(name);
  const label = free(text, 'Entity', taken, phrase);
  taken.add(phrase(label));
  return label;
}

function byName<T extends { readonly name: string }>(
  kind: string,
  all: readonly T[],
): (name: string) => T {
  const found = new Map(all.map((one) => [one.name, one]));
  return (name) => {
    const one = found.get(name);
    if (!one) throw new Error(`The plan has no ${kind} ${name}`);
    return one;
  };
}
