import type { Usage } from '@nx-slice/schemas';
import { z } from 'zod';

const count = z.number().int().min(0).default(0);

/** What `turn.completed` says of a conversation so far. */
export const totalSchema = z.object({
  input_tokens: count,
  cached_input_tokens: count,
  output_tokens: count,
});

export const NOTHING_USED: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
};

export const readTotal = (total: z.output<typeof totalSchema>): Usage => ({
  inputTokens: total.input_tokens,
  cachedInputTokens: total.cached_input_tokens,
  outputTokens: total.output_tokens,
});

/**
 * What one turn took. Codex reports the running total of the conversation, also in another process; a total that went
 * back is that of a conversation that began anew.
 */
export const usedSince = (total: Usage, before: Usage): Usage =>
  total.inputTokens < before.inputTokens ||
  total.outputTokens < before.outputTokens
    ? total
    : {
        inputTokens: total.inputTokens - before.inputTokens,
        cachedInputTokens: Math.max(
          0,
          total.cachedInputTokens - before.cachedInputTokens,
        ),
        outputTokens: total.outputTokens - before.outputTokens,
      };
