import type {
  Plan,
  PlanEntity,
  PlanField,
  PlanOperation,
} from '@nx-slice/schemas';

/** A required string of up to 40 characters, unless told otherwise. */
export const aPlanField = (
  field: Partial<PlanField> & { readonly name: string },
): PlanField => ({
  type: 'string',
  maxLength:
    field.type === undefined || field.type === 'string' || field.type === 'text'
      ? 40
      : null,
  min: null,
  max: null,
  values: null,
  default: null,
  optional: false,
  unique: false,
  entity: null,
  ...field,
});

/** An entity with a title, newest first. */
export const aPlanEntity = (
  entity: Partial<PlanEntity> & { readonly name: string },
): PlanEntity => ({
  fields: [aPlanField({ name: 'title' })],
  orderBy: [{ field: 'createdAt', direction: 'desc' }],
  search: [],
  ...entity,
});

/** An operation that lists, unless told otherwise. */
export const aPlanOperation = (
  operation: Partial<PlanOperation> & { readonly name: string },
): PlanOperation => ({
  kind: 'list',
  entity: null,
  where: null,
  set: null,
  input: null,
  output: null,
  intent: null,
  ...operation,
});

export const aPlan = (plan: Partial<Plan> = {}): Plan => ({
  name: 'notes',
  intent: '',
  entities: [],
  operations: [],
  acceptance: [],
  briefs: [],
  ...plan,
});
