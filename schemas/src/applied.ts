import { z } from 'zod';
import { sourceFileSchema } from './artifact.js';
import { digestSchema, isolationLevelSchema } from './seal.js';
import {
  entityNameSchema,
  fieldNameSchema,
  referredNameSchema,
  sliceNameSchema,
} from './slice-names.js';

/**
 * `artifacts/verify/verdict.json`: the assembled slice passed, and of which artifacts that was said.
 */
export const verdictSchema = z.strictObject({
  version: z.literal(1),
  slice: z.string().min(1),
  gate: z.string().min(1),
  artifacts: z.array(
    z.strictObject({ layer: z.string().min(1), digest: digestSchema }),
  ),
  /** Where the code and its tests ran. */
  isolation: isolationLevelSchema,
  /** How many tests passed. */
  tests: z.int().min(0),
});

/**
 * `artifacts/applied.json`: what was last written into the slice's folder. It is the base that a person's
 * edits are told from, and the only record of which files are generated.
 */
export const appliedSchema = z.strictObject({
  version: z.literal(1),
  /** It becomes part of the app's code: any other text is refused. */
  slice: sliceNameSchema,
  files: z.array(sourceFileSchema),
  /** Which of its fields point to entities of other slices; absent when none does. */
  refersTo: z
    .array(
      z.strictObject({
        entity: entityNameSchema,
        field: fieldNameSchema,
        /** Such as `tasks/Project`. */
        to: referredNameSchema,
      }),
    )
    .min(1)
    .optional(),
  /** Files that a person has moved: the path that the artifacts have, and where it is; absent when there are none. */
  moved: z
    .array(z.strictObject({ path: z.string().min(1), to: z.string().min(1) }))
    .min(1)
    .optional(),
  /** Of what `files` were formatted from and how; absent where the workspace formats nothing. */
  formatted: digestSchema.optional(),
  /** Its files were handed over to people for good: they are no longer generated. Absent unless it is so. */
  ejected: z.literal(true).optional(),
});

export type Verdict = z.output<typeof verdictSchema>;
export type Applied = z.output<typeof appliedSchema>;
