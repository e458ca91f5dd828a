import { z } from 'zod';
import type { ProcessIdentity } from './process-identity.js';

/** What a lock file says of who holds it. */
const ownerSchema = z.object({
  /** Of the form; what it does not know is left alone. */
  version: z.literal(1),
  /** Of this one holding of the lock. */
  token: z.string().regex(/^[0-9a-f]{32}$/),
  pid: z.int().positive(),
  start: z.string().nullable(),
  boot: z.string().nullable(),
  namespace: z.string().nullable(),
  host: z.string(),
  /** What it is held for, in words for people. */
  purpose: z.string().max(500),
  /** ISO 8601. */
  since: z.string().max(40),
}) satisfies z.ZodType<ProcessIdentity>;

export type LockOwner = Readonly<z.output<typeof ownerSchema>>;

export const printOwner = (owner: LockOwner): string =>
  `${JSON.stringify(owner)}\n`;

/** `undefined` when it is not what a lock file of this version says. */
export function readOwner(text: string): LockOwner | undefined {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
