import { z } from 'zod';
import { FIELD_TYPES } from './field-types.js';

/**
 * A field as planned. Everything is said: what does not apply is `null` (strict mode knows no optional
 * properties). A `default` of `null` means that there is none.
 */
export const planFieldSchema = z.strictObject({
  name: z.string().min(1),
  type: z.enum(FIELD_TYPES),
  /** Always set for `string` and `text`, in UTF-16 code units. */
  maxLength: z.int().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Always set, and not empty, for `enum`. */
  values: z.array(z.string()).nullable(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  optional: z.boolean(),
  unique: z.boolean(),
  /** The entity that a `reference` points to; one of another slice as `tasks/Project`. */
  entity: z.string().nullable(),
});

export const planEntitySchema = z.strictObject({
  /**
   * An entity of another slice, `tasks/Project`, is here as far as this slice reads it. No planner names one: the
   * stack adds it for a reference, and an operation that lists it.
   */
  name: z.string().min(1),
  fields: z.array(planFieldSchema),
  /** Never empty: newest first when the request names no order. A field may be `id`, `createdAt` or `updatedAt`. */
  orderBy: z.array(
    z.strictObject({
      field: z.string().min(1),
      direction: z.enum(['asc', 'desc']),
    }),
  ),
  /** Names of the fields that a search looks at; empty when the entity cannot be searched. */
  search: z.array(z.string()),
});

/** One operation of the slice, already bound to its entity: `list` on `Note` is planned as `listNotes`. */
export const planOperationSchema = z.strictObject({
  /** Unique in the slice; a JavaScript property name, also the second half of the channel. */
  name: z.string().min(1),
  kind: z.enum([
    'list',
    'get',
    'create',
    'update',
    'remove',
    'query',
    'command',
  ]),
  /** `null` only for a `command` that is described by its intent alone. */
  entity: z.string().nullable(),
  /** Fields that a `query` compares for equality; `null` for every other kind. */
  where: z.array(z.string()).nullable(),
  /** Values that a `command` sets; `null` for every other kind. A value of `null` clears an optional field. */
  set: z
    .array(
      z.strictObject({
        field: z.string().min(1),
        value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      }),
    )
    .nullable(),
  /** What an operation described by its intent takes; `null` otherwise. */
  input: z.array(planFieldSchema).nullable(),
  /** What it answers: a field type, or an entity's name; `null` otherwise. */
  output: z.string().nullable(),
  intent: z.string().nullable(),
});

/** What the planner returned. It obeys the providers' strict mode. */
export const planSchema = z.strictObject({
  /** The slice's name, in kebab case. */
  name: z.string().min(1),
  intent: z.string(),
  entities: z.array(planEntitySchema),
  operations: z.array(planOperationSchema),
  acceptance: z.array(z.string()),
  /** What one layer should know beyond its standing brief; an empty list is fine. */
  briefs: z.array(
    z.strictObject({ layer: z.string().min(1), text: z.string() }),
  ),
});

/** `artifacts/plan/sections/<layer>.json`: the part of the plan that one layer sees. */
export const planSectionSchema = z.strictObject({
  version: z.literal(1),
  layer: z.string().min(1),
  /** The plan without what this layer has no use for; see `sees` in the stack's table of layers. */
  plan: planSchema,
});

export type PlanField = z.output<typeof planFieldSchema>;
export type PlanEntity = z.output<typeof planEntitySchema>;
export type PlanOperation = z.output<typeof planOperationSchema>;
export type Plan = z.output<typeof planSchema>;
export type PlanSection = z.output<typeof planSectionSchema>;
