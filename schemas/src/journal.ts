import { z } from 'zod';
import { digestSchema } from './seal.js';

export const JOURNAL_VERSION = 1;

/** Written before anything else is judged: a journal of another version has another form. */
export const journalVersionSchema = z.looseObject({ version: z.int() });

/**
 * `.nx-slice/apply/journal.json`: a change of files that counts as done as soon as this document is there, and is
 * put in place from it alone.
 */
export const journalSchema = z.strictObject({
  version: z.literal(JOURNAL_VERSION),
  files: z
    .array(
      z
        .strictObject({
          /** Relative to the workspace, with `/`. */
          path: z.string().min(1),
          /** What was there; `null`: nothing. */
          before: digestSchema.nullable(),
          /** What is to be there; `null`: nothing. */
          after: digestSchema.nullable(),
          /** The name of the new content in the staging folder; `null` when there is to be nothing. */
          staged: z
            .string()
            .regex(/^[0-9]{1,6}$/)
            .nullable(),
        })
        .refine(
          ({ before, after, staged }) =>
            before !== after && (after === null) === (staged === null),
        ),
    )
    .min(1),
});

export type Journal = z.output<typeof journalSchema>;
export type JournalFile = Journal['files'][number];
