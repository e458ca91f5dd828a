import { z } from 'zod';

const answerSchema = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
/** What main answers to a call: always an envelope. */
export type Answer = z.output<typeof answerSchema>;

export const answerOf = (value: unknown): Answer => answerSchema.parse(value);

/** The code of a refusal; `OK` of anything else. */
export const codeOf = (answer: Answer): string =>
  answer.ok ? 'OK' : answer.code;

const storedSchema = z.looseObject({ id: z.string() });
/** An entry as main answers it. */
export type Stored = z.output<typeof storedSchema>;

/** @throws {Error} main refused, or answered something else than an entry */
export function storedOf(value: unknown): Stored {
  const answer = answerOf(value);
  if (answer.ok) return storedSchema.parse(answer.data);
  throw new Error(`${answer.code} ${answer.message}`);
}

/** @throws {Error} main refused, or answered something else than a list */
export function listOf(value: unknown): readonly Stored[] {
  const answer = answerOf(value);
  if (answer.ok) return z.array(storedSchema).parse(answer.data);
  throw new Error(`${answer.code} ${answer.message}`);
}
