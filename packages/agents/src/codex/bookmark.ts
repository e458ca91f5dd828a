import { usageSchema } from '@nx-slice/schemas';
import { z } from 'zod';

/** What another process needs to go on with a conversation. Nothing in it is secret. */
const bookmarkSchema = z.strictObject({
  version: z.literal(1),
  /** What the conversation's folder is called. */
  folder: z.string(),
  thread: z.string().min(1),
  /** Turns that were completed. */
  turns: z.int().min(0),
  /** What the conversation has taken so far: Codex reports totals. */
  total: usageSchema,
});

export type Bookmark = z.output<typeof bookmarkSchema>;

export const writeBookmark = (bookmark: Omit<Bookmark, 'version'>): string =>
  JSON.stringify({ version: 1, ...bookmark });

/** @returns undefined when it is none of ours */
export function readBookmark(text: string): Bookmark | undefined {
  try {
    return bookmarkSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
