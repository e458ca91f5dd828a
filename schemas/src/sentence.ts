import { z } from 'zod';

/** Text for a reader, a person or a model: anything but nothing. */
export const sentenceSchema = z
  .string()
  .regex(/\S/, 'a sentence, not an empty text');
