import {
  agentIdentitySchema,
  diagnosticSchema,
  digestSchema,
  usageSchema,
} from '@nx-slice/schemas';
import { z } from 'zod';
import type { AgentMessage } from '../agent.js';
import type { AttemptRecord } from '../report/run-files.js';

const diagnosticsSchema = z.array(diagnosticSchema).readonly();

const attemptSchema = z.strictObject({
  attempt: z.int().min(1),
  conversation: z.int().min(1),
  answer: z.string().optional(),
  diagnostics: diagnosticsSchema,
  usage: usageSchema.nullable(),
  milliseconds: z.number().min(0),
});

/** How far the conversations about one request have come. */
export const progressSchema = z.strictObject({
  /** Counted from 1. */
  conversation: z.int().min(1),
  /** Attempts in this conversation. */
  turns: z.int().min(0),
  /** All that were judged, of all conversations. */
  attempts: z.array(attemptSchema).readonly(),
  /** What the agent needs to go on with this conversation; `null`: it cannot. */
  bookmark: z.string().nullable(),
  next: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('request') }),
    z.strictObject({
      kind: z.literal('repair'),
      diagnostics: diagnosticsSchema,
    }),
    /** An answer that was received, and not judged yet. */
    z.strictObject({
      kind: z.literal('judge'),
      answer: z.string(),
      usage: usageSchema.nullable(),
      milliseconds: z.number().min(0),
    }),
  ]),
});

/** The same in memory: an untyped agent may answer with anything. */
export interface Progress {
  readonly conversation: number;
  readonly turns: number;
  readonly attempts: readonly AttemptRecord[];
  readonly bookmark: string | null;
  readonly next: AgentMessage | ReceivedAnswer;
}

export interface ReceivedAnswer extends Pick<
  AttemptRecord,
  'usage' | 'milliseconds'
> {
  readonly kind: 'judge';
  readonly answer: string;
}

export const BEGINNING: Progress = {
  conversation: 1,
  turns: 0,
  attempts: [],
  bookmark: null,
  next: { kind: 'request' },
};

/** `.nx-slice/resume/<slice>/<layer>.json`: it is gone on with where request and agent are still the same. */
export const keptProgressSchema = z.strictObject({
  version: z.literal(1),
  request: digestSchema,
  agent: agentIdentitySchema,
  progress: progressSchema,
});

export type KeptProgress = z.output<typeof keptProgressSchema>;
