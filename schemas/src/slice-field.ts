import { z } from 'zod';
import { DEFAULT_MAX_LENGTH } from './field-types.js';
import { fieldNameSchema, referredNameSchema } from './slice-names.js';

const name = fieldNameSchema.meta({
  description:
    'Name of the field in camel case, unique in its entity. "id", "createdAt" and "updatedAt" are there without being named.',
});

const optional = z.boolean().optional().meta({
  description:
    'Whether the field may be left empty. Not optional when left out.',
});

const unique = z.boolean().optional().meta({
  description:
    'Whether no two entries may have the same value. Not unique when left out.',
});

const byDefault = 'What a new entry gets when it names no value.';

const maxLength = (kind: keyof typeof DEFAULT_MAX_LENGTH) =>
  z
    .int({ error: 'a whole number' })
    .min(1, 'a number from 1 to 1000000')
    .max(1_000_000, 'a number from 1 to 1000000')
    .optional()
    .meta({
      description: `Longest value, in UTF-16 code units; ${String(DEFAULT_MAX_LENGTH[kind])} when left out.`,
    });

const integer = (description: string) =>
  z
    .int({
      error: (issue) =>
        issue.code === 'invalid_type'
          ? 'a whole number'
          : 'a number that JavaScript keeps exactly (at most 9007199254740991 from zero)',
    })
    .optional()
    .meta({ description });

const number = (description: string) =>
  z.number().optional().meta({ description });

const type = <const T extends string>(value: T, description: string) =>
  z.literal(value).meta({ description });

const smallest = 'Smallest value that is allowed.';
const largest = 'Largest value that is allowed.';

export const stringFieldSchema = z
  .strictObject({
    name,
    type: type(
      'string',
      'One line of text; trimmed, never blank. Leave it empty by making it optional.',
    ),
    maxLength: maxLength('string'),
    default: z.string().optional().meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'One line of text' });

export const textFieldSchema = z
  .strictObject({
    name,
    type: type('text', 'Text of several lines; may be empty.'),
    maxLength: maxLength('text'),
    default: z.string().optional().meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'Text of several lines' });

export const booleanFieldSchema = z
  .strictObject({
    name,
    type: type('boolean', 'Yes or no.'),
    default: z.boolean().optional().meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'Yes or no' });

export const integerFieldSchema = z
  .strictObject({
    name,
    type: type('integer', 'A whole number.'),
    min: integer(smallest),
    max: integer(largest),
    default: integer(byDefault),
    optional,
    unique,
  })
  .meta({ title: 'Whole number' });

export const numberFieldSchema = z
  .strictObject({
    name,
    type: type('number', 'A number, with or without a fraction.'),
    min: number(smallest),
    max: number(largest),
    default: number(byDefault),
    optional,
    unique,
  })
  .meta({ title: 'Number' });

export const enumFieldSchema = z
  .strictObject({
    name,
    type: type('enum', 'One of a few fixed values.'),
    values: z
      .array(
        z
          .string()
          .min(1, 'a value that is not empty')
          .max(100, 'at most 100 characters'),
      )
      .min(1, 'at least one value')
      .meta({
        description: 'The values, in the order in which a person sees them.',
      }),
    default: z.string().optional().meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'One of a few values' });

export const dateFieldSchema = z
  .strictObject({
    name,
    type: type('date', 'A day, such as "2026-03-31".'),
    default: z.iso
      .date('a day that exists, written like "2026-03-31"')
      .optional()
      .meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'Day' });

export const datetimeFieldSchema = z
  .strictObject({
    name,
    type: type(
      'datetime',
      'A moment in UTC with milliseconds, such as "2026-03-31T18:05:00.000Z".',
    ),
    default: z.iso
      .datetime({
        precision: 3,
        error:
          'a moment that exists, in UTC with milliseconds, written like "2026-03-31T18:05:00.000Z"',
      })
      .optional()
      .meta({ description: byDefault }),
    optional,
    unique,
  })
  .meta({ title: 'Moment' });

export const referenceFieldSchema = z
  .strictObject({
    name,
    type: type(
      'reference',
      'The id of an entry of another entity, or of the same one.',
    ),
    entity: referredNameSchema.meta({
      description:
        'Name of the entity that the field points to; one of another slice has its slice before it, as in "tasks/Project".',
    }),
    optional,
    unique,
  })
  .meta({ title: 'Reference to an entity' });

/** One field of an entity, or of what an operation takes. */
export const sliceFieldSchema = z
  .discriminatedUnion('type', [
    stringFieldSchema,
    textFieldSchema,
    booleanFieldSchema,
    integerFieldSchema,
    numberFieldSchema,
    enumFieldSchema,
    dateFieldSchema,
    datetimeFieldSchema,
    referenceFieldSchema,
  ])
  .meta({ id: 'field', title: 'Field' });

export type SliceField = z.output<typeof sliceFieldSchema>;
