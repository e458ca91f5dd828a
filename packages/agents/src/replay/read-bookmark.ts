import type { z } from 'zod';

/** What a bookmark holds; `undefined`: there is none, or it is not one of ours. */
export function readBookmark<T>(
  bookmark: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (bookmark === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(bookmark)).data;
  } catch {
    return undefined;
  }
}
