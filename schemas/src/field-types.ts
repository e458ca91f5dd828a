/** The types that a field may have. */
export const FIELD_TYPES = [
  'string',
  'text',
  'boolean',
  'integer',
  'number',
  'enum',
  'date',
  'datetime',
  'reference',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** The five operations that a name alone asks for. */
export const STANDARD_OPERATIONS = [
  'list',
  'get',
  'create',
  'update',
  'remove',
] as const;

export type StandardOperation = (typeof STANDARD_OPERATIONS)[number];

/** Fields that every entity has without naming them. */
export const IMPLIED_FIELDS = ['id', 'createdAt', 'updatedAt'] as const;

/** Bounds that a field gets when slice.json names none, in UTF-16 code units. */
export const DEFAULT_MAX_LENGTH = { string: 255, text: 10_000 } as const;
