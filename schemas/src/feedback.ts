import { z } from 'zod';
import { diagnosticSchema } from './diagnostic.js';
import { digestSchema } from './seal.js';

/** What an agent is told has to fit into its head, and a file into a review. */
export const FEEDBACK_LIMITS = {
  comments: 20,
  /** UTF-16 code units of one comment. */
  comment: 4_000,
  diagnostics: 20,
} as const;

/**
 * `feedback/<layer>.json` of a slice: what people and the last verify say about a layer. It is an input of the
 * layer's task, so that a change to it runs that layer again, and no other.
 */
export const feedbackSchema = z.strictObject({
  version: z.literal(1),
  /** What people said, oldest first. It stays until a person takes it away. */
  comments: z
    .array(z.string().min(1).max(FEEDBACK_LIMITS.comment))
    .max(FEEDBACK_LIMITS.comments),
  /** What verify found in the layer's files; gone once it passes. */
  verify: z
    .strictObject({
      /** The artifact that was judged: the same finding in another one is another reason to run again. */
      artifact: digestSchema,
      diagnostics: z
        .array(diagnosticSchema)
        .min(1)
        .max(FEEDBACK_LIMITS.diagnostics),
    })
    .nullable(),
  /**
   * An artifact that stays without asking an agent, as long as what it was made from is the same: one that a
   * person submitted, or one that was repaired. Without it the cache would bring back the one before.
   */
  keep: digestSchema.nullable(),
});

export type Feedback = z.output<typeof feedbackSchema>;
