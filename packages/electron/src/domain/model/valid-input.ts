import type {
  Plan,
  PlanEntity,
  PlanField,
  PlanOperation,
} from '@nx-slice/schemas';
import type { EntityNames, SliceNames } from '../../names/index.js';
import { property } from '../../text.js';
import { fieldOf } from './implied-field.js';
import { isIntentOnly } from './operations.js';
import { idOf, samplesOf } from './samples.js';

/** The code of an input that the contract accepts. Its ids are those of samples with the number 1. */
export function validInput(
  plan: Plan,
  operation: PlanOperation,
  names: SliceNames,
): string {
  const entity = plan.entities.find(({ name }) => name === operation.entity);
  if (!entity || isIntentOnly(operation)) {
    return object(
      (operation.input ?? []).map((field) => [
        field.name,
        samplesOf(field, field.name, names).usual,
      ]),
    );
  }
  const own = names.entity(entity.name);
  const id = `${idOf(entity.name, names)}(1)`;
  switch (operation.kind) {
    case 'list':
      return '{}';
    case 'get':
    case 'remove':
    case 'command':
      return `{ id: ${id} }`;
    case 'create':
      return validDraft(entity, own, names);
    case 'update':
      return `{ id: ${id}, patch: ${validPatch(entity, own, names)} }`;
    case 'query':
      return object(
        (operation.where ?? []).map((name) => [
          name,
          whereSample(entity, fieldOf(entity, name), own, names),
        ]),
      );
  }
}

/** The least that creates an entity: what is neither optional nor has a default. */
export const validDraft = (
  entity: PlanEntity,
  own: EntityNames,
  names: SliceNames,
): string =>
  object(
    entity.fields
      .filter((field) => !field.optional && field.default === null)
      .map((field) => [field.name, usual(field, own, names)]),
  );

/** A change of the first field. */
const validPatch = (
  entity: PlanEntity,
  own: EntityNames,
  names: SliceNames,
): string =>
  object(
    entity.fields
      .slice(0, 1)
      .map((field) => [field.name, usual(field, own, names)]),
  );

const whereSample = (
  entity: PlanEntity,
  field: PlanField,
  own: EntityNames,
  names: SliceNames,
): string => {
  if (field.name === 'id') return `${idOf(entity.name, names)}(1)`;
  if (!entity.fields.includes(field)) return `'2026-01-01T00:00:00.000Z'`;
  return usual(field, own, names);
};

const usual = (field: PlanField, own: EntityNames, names: SliceNames): string =>
  samplesOf(field, own.field(field.name).label, names).usual;

/** An object literal as code. */
export const object = (
  entries: readonly (readonly [name: string, code: string])[],
): string =>
  entries.length === 0
    ? '{}'
    : `{ ${entries.map(([name, code]) => `${property(name)}: ${code}`).join(', ')} }`;
