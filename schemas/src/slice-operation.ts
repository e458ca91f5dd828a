import { z } from 'zod';
import { STANDARD_OPERATIONS } from './field-types.js';
import { sliceFieldSchema } from './slice-field.js';
import { sentenceSchema } from './sentence.js';
import {
  entityNameSchema,
  fieldNameSchema,
  operationNameSchema,
} from './slice-names.js';

const name = operationNameSchema.meta({
  description: 'Name of the operation in camel case, unique in the slice.',
});

const entity = entityNameSchema.optional().meta({
  description:
    'Name of the entity; may be left out when the slice has just one.',
});

/** A value as JSON has it, `null` included: it clears an optional field. */
export const setValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
]);

export const standardOperationSchema = z.enum(STANDARD_OPERATIONS).meta({
  title: 'Standard operation',
  description: 'Asked for by its name; every entity gets it.',
});

export const queryOperationSchema = z
  .strictObject({
    name,
    entity,
    kind: z.literal('query').meta({
      description: 'Finds the entries whose fields have given values.',
    }),
    where: z.array(fieldNameSchema).min(1, 'at least one field').meta({
      description:
        'Names of the fields that are compared; the values are given with each call.',
    }),
  })
  .meta({ title: 'Query' });

export const setOperationSchema = z
  .strictObject({
    name,
    entity,
    kind: z
      .literal('command')
      .meta({ description: 'Changes one entry, which is given by its id.' }),
    set: z
      .record(fieldNameSchema, setValueSchema)
      .refine((values) => Object.keys(values).length > 0, 'at least one field')
      .meta({
        description:
          'Values by field name that the entry gets; null clears an optional field.',
      }),
  })
  .meta({ title: 'Command' });

export const intentOperationSchema = z
  .strictObject({
    name,
    entity,
    kind: z.literal('command').meta({
      description: 'Does what its intent says. Only a model can build it.',
    }),
    input: z.array(sliceFieldSchema).optional().meta({
      description: 'What the operation takes; nothing when left out.',
    }),
    output: z
      .string()
      .min(1, 'a field type, or the name of an entity')
      .optional()
      .meta({
        description:
          'What the operation answers: a field type, or the name of an entity.',
      }),
    intent: sentenceSchema.meta({
      description: 'What the operation does, in your own words.',
    }),
  })
  .meta({ title: 'Command described by its intent' });

/** One of the five names, or an object. */
export const sliceOperationSchema = z
  .union([
    standardOperationSchema,
    queryOperationSchema,
    setOperationSchema,
    intentOperationSchema,
  ])
  .meta({ id: 'operation', title: 'Operation' });

export type QueryOperation = z.output<typeof queryOperationSchema>;
export type SetOperation = z.output<typeof setOperationSchema>;
export type IntentOperation = z.output<typeof intentOperationSchema>;
export type SliceOperation = z.output<typeof sliceOperationSchema>;
