import { capped, diagnostic, type AgentReply } from '@nx-slice/pipeline';
import type { Usage } from '@nx-slice/schemas';
import { failureOf, tellingLine, type FailureKind } from './errors.js';

type FailureReply = Extract<AgentReply, { kind: 'failure' }>;

/** A failure as the pipeline hears of it: one diagnostic, and whether to wait, to begin anew or to give up. */
export function failureReply(
  kind: FailureKind,
  given: {
    /** All that is known of it. */
    readonly text: string;
    readonly layer: string;
    /** What to do, where more is known than the kind. */
    readonly hint?: string;
    readonly usage?: Usage;
  },
): FailureReply {
  const { code, what, again, retryAfter, hint } = failureOf(kind, given.text);
  const details = tellingLine(given.text);
  return {
    kind: 'failure',
    again,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(given.usage === undefined ? {} : { usage: given.usage }),
    diagnostics: [
      diagnostic({
        code,
        stage: 'agent',
        layer: given.layer,
        message: capped(details === '' ? what : `${what}: ${details}`),
        hint: given.hint ?? hint,
      }),
    ],
  };
}
