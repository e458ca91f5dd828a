import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import { referencesOf } from '../../domain/model/references.js';
import { idOf, samplesOf } from '../../domain/model/samples.js';
import { sortValues } from '../../domain/model/sort-values.js';
import { object } from '../../domain/model/valid-input.js';
import type { EntityNames, SliceNames } from '../../names/index.js';
import { property } from '../../text.js';

/** Values by field, as code. */
export type Values = readonly (readonly [name: string, code: string])[];

/** What the tests of one entity's rules are made from; everything that it gives is code. */
export interface TestModel {
  readonly plan: Plan;
  readonly entity: PlanEntity;
  readonly names: SliceNames;
  readonly own: EntityNames;
  readonly id: (number: number) => string;
  /** `aTask({ … })`. */
  readonly sample: (values?: Values) => string;
  /** What `setUp` takes: these rows, and what they and the further values refer to. */
  readonly stored: (
    rows: readonly Values[],
    further?: Values,
    codeOf?: (row: Values) => string,
  ) => string;
  /** Up to three values of a field. */
  readonly values: (field: PlanField) => readonly string[];
  /** The same by name, implied fields included. */
  readonly allValues: (field: string) => readonly string[];
  /** A full row: every field with its first value. */
  readonly full: Values;
  /** The least that creates one, with defaults filled in: what the service gets. */
  readonly input: Values;
}

export function testModel(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
): TestModel {
  const own = names.entity(entity.name);
  const id = (number: number): string =>
    `${idOf(entity.name, names)}(${String(number)})`;
  const sample = (values: Values = []): string =>
    `a${own.type}(${values.length === 0 ? '' : object(values)})`;
  const values = (field: PlanField): readonly string[] =>
    samplesOf(field, own.field(field.name).label, names).all;
  // What it refers to may be another row of its own table, which must not take its unique values.
  const refersToItself = referencesOf(entity).some(
    ({ to }) => to === entity.name,
  );
  const usual = (field: PlanField): string => {
    const samples = samplesOf(field, own.field(field.name).label, names);
    return field.unique && field.type !== 'reference' && refersToItself
      ? (samples.other ?? samples.usual)
      : samples.usual;
  };

  return {
    plan,
    entity,
    names,
    own,
    id,
    sample,
    values,
    allValues: (field) => sortValues(entity, field, names),
    full: entity.fields.map((field) => [
      field.name,
      values(field)[0] ?? 'undefined',
    ]),
    input: entity.fields
      .filter((field) => !field.optional || field.default !== null)
      .map((field) => [field.name, usual(field)]),
    stored: (rows, further = [], codeOf = sample) =>
      storedCode(plan, entity, names, rows, further, codeOf),
  };
}

/** Every row with its samples' references, entity by entity. */
function storedCode(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
  rows: readonly Values[],
  further: Values,
  codeOf: (row: Values) => string,
): string {
  const targets = new Map<string, Set<string>>();
  const referTo = (values: Values): void => {
    for (const { field, to } of referencesOf(entity)) {
      const named = values.find(([name]) => name === field.name)?.[1];
      const value =
        named ??
        (field.optional
          ? undefined
          : requiredTarget(field, values, names, entity));
      if (value === undefined || value === 'null') continue;
      const ids = targets.get(to) ?? new Set<string>();
      targets.set(to, ids.add(value));
    }
  };
  for (const row of rows) referTo(row);
  if (further.length > 0) referTo(further);

  const ownIds = rows.map(
    (row) =>
      row.find(([name]) => name === 'id')?.[1] ??
      `${idOf(entity.name, names)}(1)`,
  );
  // A sample refers to itself where it can; where that is unique, nothing else could refer to it.
  const elsewhere: Values = referencesOf(entity)
    .filter(
      ({ field, to }) => to === entity.name && field.unique && !field.optional,
    )
    .map(({ field }) => [field.name, `${idOf(entity.name, names)}(8)`]);
  const parts = plan.entities.flatMap((each) => {
    const { camel, type } = names.entity(each.name);
    const referred = [...(targets.get(each.name) ?? [])].filter(
      (code) => each !== entity || !ownIds.includes(code),
    );
    const samples = [
      ...(each === entity ? rows.map(codeOf) : []),
      ...referred.map(
        (code) =>
          `a${type}(${object([['id', code], ...(each === entity ? elsewhere : [])])})`,
      ),
    ];
    return samples.length === 0
      ? []
      : [`${property(camel)}: [${samples.join(', ')}]`];
  });
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}

/** What a sample's required reference leads to: its own number when it is unique, otherwise 1. */
function requiredTarget(
  field: PlanField,
  values: Values,
  names: SliceNames,
  entity: PlanEntity,
): string {
  const ids = idOf(field.entity ?? entity.name, names);
  const own = values.find(([name]) => name === 'id')?.[1];
  const number = field.unique ? /\((\d+)\)$/.exec(own ?? '')?.[1] : undefined;
  return `${ids}(${number ?? '1'})`;
}

/** What a person calls a field. */
export const labelOf = ({ entity, own }: TestModel, name: string): string =>
  entity.fields.some((field) => field.name === name)
    ? own.field(name).lower
    : name;

/** The same values with one of them set. */
export const withValue = (
  values: Values,
  name: string,
  code: string,
): Values => [...values.filter(([each]) => each !== name), [name, code]];

/** The same values with one of them left out. */
export const withoutValue = (values: Values, name: string): Values =>
  values.filter(([each]) => each !== name);
