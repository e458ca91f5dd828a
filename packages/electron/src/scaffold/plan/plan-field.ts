import {
  DEFAULT_MAX_LENGTH,
  type PlanField,
  type SliceField,
} from '@nx-slice/schemas';

/** What a field's type adds to the parts that all fields have. */
const partsOfType = (
  field: SliceField,
): Omit<PlanField, 'name' | 'type' | 'optional' | 'unique'> => {
  const none = {
    maxLength: null,
    min: null,
    max: null,
    values: null,
    default: null,
    entity: null,
  };
  switch (field.type) {
    case 'string':
    case 'text':
      return {
        ...none,
        maxLength: field.maxLength ?? DEFAULT_MAX_LENGTH[field.type],
        default: field.default ?? null,
      };
    case 'integer':
    case 'number':
      return {
        ...none,
        min: field.min ?? null,
        max: field.max ?? null,
        default: field.default ?? null,
      };
    case 'enum':
      return {
        ...none,
        values: field.values,
        default: field.default ?? null,
      };
    case 'boolean':
    case 'date':
    case 'datetime':
      return { ...none, default: field.default ?? null };
    case 'reference':
      return { ...none, entity: field.entity };
  }
};

export const planField = (field: SliceField): PlanField => ({
  name: field.name,
  type: field.type,
  ...partsOfType(field),
  optional: field.optional ?? false,
  unique: field.unique ?? false,
});
