import { z } from 'zod';
import { readBookmark } from './read-bookmark.js';

const markSchema = z.object({
  /** Its number; 0 when nothing of it has been recorded yet. */
  conversation: z.number(),
  /** The bookmark of the agent that was recorded. */
  inner: z.string(),
});

/** What a bookmark of a recorded conversation holds. */
export type Mark = Readonly<z.output<typeof markSchema>>;

/** `undefined`: it is not one of ours, such as that of a conversation that was not recorded. */
export const markIn = (bookmark: string | undefined): Mark | undefined =>
  readBookmark(bookmark, markSchema);
