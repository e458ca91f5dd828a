import { z } from 'zod';

/** Where in the pipeline a diagnostic was found. */
export const stageSchema = z.enum([
  'spec',
  'plan',
  'agent',
  'parse',
  'policy',
  'typecheck',
  'lint',
  'contract',
  'test',
  'seal',
  'verify',
  'apply',
]);

/** A position in a file: line and column, both counted from 1. */
export const positionSchema = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
});

/** The unit of feedback, to agents and to people alike. */
export const diagnosticSchema = z.strictObject({
  /** Stable and machine-readable, such as `TS2322`, `SPEC_UNKNOWN_TYPE`, `PATH_OUTSIDE_LAYER`. */
  code: z.string().min(1),
  severity: z.enum(['error', 'warning']),
  stage: stageSchema,
  /** The layer that owns the problem; `null` when it belongs to none, such as a mistake in slice.json. */
  layer: z.string().nullable(),
  /** Relative to the slice for a layer's file, to the workspace for others; `null` when no file is to blame. */
  file: z.string().nullable(),
  range: z
    .strictObject({ start: positionSchema, end: positionSchema })
    .nullable(),
  message: z.string().min(1),
  /** What to do about it. */
  hint: z.string().nullable(),
});

export type Stage = z.output<typeof stageSchema>;
export type Position = z.output<typeof positionSchema>;
export type Diagnostic = z.output<typeof diagnosticSchema>;
/** From the first character to just behind the last one. */
export type Range = NonNullable<Diagnostic['range']>;
