import { z } from 'zod';
import { idSchema, timestampSchema } from './implied-fields';
import { noteLimits } from './limits';

/** The rule of each field that a person may set. No defaults here: see `notePatchSchema`. */
const noteRules = {
  title: z.string().trim().min(1).max(noteLimits.title.maxLength),
  body: z.string().max(noteLimits.body.maxLength),
  pinned: z.boolean(),
};

/** A note as it is stored. */
export const noteSchema = z.strictObject({
  id: idSchema,
  ...noteRules,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

/** What a person gives to create a note. */
export const noteInputSchema = z.strictObject({
  ...noteRules,
  body: noteRules.body.default(''),
  pinned: noteRules.pinned.default(false),
});

/**
 * A change of some fields; one that is not named keeps its value.
 * Built from the rules, not from `noteInputSchema.partial()`: that would keep the defaults,
 * and a change of one field would reset others.
 */
export const notePatchSchema = z.strictObject(noteRules).partial();

export type Note = z.output<typeof noteSchema>;
/** As the page sends it: fields with a default may be left out. */
export type NoteDraft = z.input<typeof noteInputSchema>;
/** As the service gets it: defaults are filled in. */
export type NoteInput = z.output<typeof noteInputSchema>;
export type NotePatch = z.output<typeof notePatchSchema>;
