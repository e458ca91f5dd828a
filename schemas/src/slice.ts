import { z } from 'zod';
import { sliceFieldSchema } from './slice-field.js';
import { sliceOperationSchema } from './slice-operation.js';
import { sentenceSchema } from './sentence.js';
import {
  entityNameSchema,
  fieldNameSchema,
  orderSchema,
  sliceNameSchema,
} from './slice-names.js';

export const sliceEntitySchema = z
  .strictObject({
    name: entityNameSchema.meta({
      description:
        'Name of the entity in Pascal case and in the singular, unique in the slice.',
    }),
    fields: z
      .array(sliceFieldSchema)
      .min(1, 'at least one field')
      .max(200, 'at most 200 fields')
      .meta({
        description:
          'The fields, in the order in which a person sees them. "id", "createdAt" and "updatedAt" are there without being named.',
      }),
    orderBy: z.array(orderSchema).optional().meta({
      description:
        'Names of the fields that order a list, "-" before a name for descending order; newest first when left out.',
    }),
    search: z.array(fieldNameSchema).optional().meta({
      description:
        'Names of the string and text fields that a search looks at; no search when left out.',
    }),
  })
  .meta({ id: 'entity', title: 'Entity' });

/**
 * `slice.json`, as a person writes it. What depends on other parts of the document (does this field exist?) is
 * checked by `readSlice`, the only way in.
 */
export const sliceSchema = z
  .strictObject({
    $schema: z.string().optional().meta({
      description: 'Where the JSON Schema of this file is, for editors.',
    }),
    name: sliceNameSchema.meta({
      description:
        'Name of the slice in kebab case, unique in the workspace; also its Nx project.',
    }),
    intent: sentenceSchema.meta({
      description: 'What the slice is for, in your own words.',
    }),
    entities: z
      .array(sliceEntitySchema)
      .min(1, 'at least one entity')
      .max(50, 'at most 50 entities')
      .optional()
      .meta({
        description:
          'What the slice keeps. May be left out when a model plans the slice.',
      }),
    operations: z
      .array(sliceOperationSchema)
      .min(1, 'at least one operation')
      .max(200, 'at most 200 operations')
      .optional()
      .meta({
        description:
          'What can be done. All of list, get, create, update and remove when left out.',
      }),
    acceptance: z.array(sentenceSchema).optional().meta({
      description: 'What must hold when the slice is done, one sentence each.',
    }),
  })
  .meta({
    title: 'slice.json',
    description:
      'One vertical slice of the app: the request that nx-slice builds.',
  });

export type SliceEntity = z.output<typeof sliceEntitySchema>;
export type Slice = z.output<typeof sliceSchema>;
