import { z } from 'zod';
import { artifactSchema } from './artifact.js';
import { contractSchema } from './contract.js';
import { diagnosticSchema } from './diagnostic.js';
import { layerHistorySchema } from './history.js';
import { planEntitySchema, planSchema, planSectionSchema } from './plan.js';
import { agentIdentitySchema, digestSchema, usageSchema } from './seal.js';
import { sliceSchema } from './slice.js';

/** What an agent is told when a conversation about a plan is opened. */
export const planRequestSchema = z.strictObject({
  kind: z.literal('plan'),
  slice: z.string().min(1),
  brief: z.string(),
  /** The request as the person wrote it; `file` is only there to be named in messages. */
  spec: z.strictObject({
    file: z.string(),
    text: z.string(),
    slice: sliceSchema,
  }),
  /** The other slices that it refers to; absent when there is none. */
  referred: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        entities: z.array(planEntitySchema),
        contract: contractSchema,
      }),
    )
    .optional(),
});

/** What an agent is told when a conversation about a layer is opened. */
export const layerRequestSchema = z.strictObject({
  kind: z.literal('layer'),
  slice: z.string().min(1),
  layer: z.string().min(1),
  brief: z.string(),
  section: planSectionSchema,
  /** The domain contract first, then those of the layers that it needs. */
  contracts: z.array(contractSchema),
  /** Where its files may live, such as `src/db/`. */
  roots: z.array(z.string()),
  /** What people or an earlier verify said about this layer. */
  feedback: z.array(z.string()),
  /** What was applied before of the file that may only grow, and the plan of then; absent when there is none. */
  history: layerHistorySchema.optional(),
});

/** One message to an agent. */
export const agentMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request') }),
  z.strictObject({
    kind: z.literal('repair'),
    /** What was wrong with the last answer. */
    diagnostics: z.array(diagnosticSchema),
  }),
]);

/** A message, or an answer that was given to the message before it. */
export const spokenSchema = z.discriminatedUnion('kind', [
  ...agentMessageSchema.options,
  z.strictObject({ kind: z.literal('answer'), text: z.string() }),
]);

/** The version of what a command is given and of what it prints. */
export const COMMAND_PROTOCOL = 1;

/** What a command finds on its standard input: one document for one message. */
export const commandRequestSchema = z.strictObject({
  protocol: z.literal(COMMAND_PROTOCOL),
  request: z.discriminatedUnion('kind', [
    planRequestSchema,
    layerRequestSchema,
  ]),
  /** The conversation so far, oldest first; the last one is to be answered now. */
  messages: z.array(spokenSchema).min(1),
  /** What the answer is, and the JSON Schema to hold a model to. */
  wanted: z.strictObject({
    kind: z.enum(['artifact', 'plan']),
    schema: z.record(z.string(), z.unknown()),
  }),
  /** `null`: whatever the command thinks best. */
  model: z.string().nullable(),
  effort: z.string().nullable(),
});

/** How it goes, for people; quoted when the message comes to nothing. */
export const progressEventSchema = z.strictObject({
  type: z.literal('progress'),
  text: z.string(),
});

/** What a call of a model took. Several of them add up. */
export const usageEventSchema = z.strictObject({
  type: z.literal('usage'),
  ...usageSchema.shape,
});

/** Why there is no answer. */
export const failureEventSchema = z.strictObject({
  type: z.literal('failure'),
  /** Stable and machine-readable, such as `QUOTA_SPENT`. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/),
  message: z.string().min(1),
  /** What to do about it. */
  hint: z.string().nullable().optional(),
  /** A fresh conversation can help; `false` when left out. */
  again: z.boolean().optional(),
  /**
   * There where nothing is wrong with the question, such as a service that is busy: the same message is sent again
   * after so many milliseconds, and that counts as no attempt. `null`: as long as nx-slice sees fit.
   */
  retryAfter: z.number().min(0).nullable().optional(),
});

/** What was asked for, as a document, or as the words of a model, which nobody has to have read. */
export const answerEventSchema = z.union([
  z.strictObject({ type: z.literal('answer'), artifact: artifactSchema }),
  z.strictObject({ type: z.literal('answer'), plan: planSchema }),
  z.strictObject({ type: z.literal('answer'), text: z.string() }),
]);

/** One line that a command prints: any number of `progress` and `usage`, and exactly one `answer` or `failure`. */
export const commandEventSchema = z.union([
  progressEventSchema,
  usageEventSchema,
  failureEventSchema,
  answerEventSchema,
]);

/** A reply that is kept. Whoever was busy is asked once more; that is none. */
export const recordedReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    text: z.string(),
    usage: usageSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('failure'),
    diagnostics: z.array(diagnosticSchema),
    again: z.boolean(),
    usage: usageSchema.exactOptional(),
  }),
]);

export const RECORDING_VERSION = 1;

/** A whole conversation with an agent, without its secrets: it is committed. */
export const recordingSchema = z.strictObject({
  version: z.literal(RECORDING_VERSION),
  agent: agentIdentitySchema,
  /** The exact request. Not checked any closer: it is compared, not obeyed. */
  request: z.looseObject({
    kind: z.enum(['plan', 'layer']),
    slice: z.string(),
    layer: z.string().optional(),
  }),
  /** Counted from 1: the same request is asked again, from the start, when the first conversation came to nothing. */
  conversation: z.int().min(1),
  turns: z
    .array(
      z.strictObject({
        message: agentMessageSchema,
        reply: recordedReplySchema,
      }),
    )
    .min(1),
  /** Of all that is above, so that a changed byte is seen. */
  digest: digestSchema,
});

export type CommandRequest = z.output<typeof commandRequestSchema>;
export type Spoken = z.output<typeof spokenSchema>;
export type FailureEvent = z.output<typeof failureEventSchema>;
export type Recording = z.output<typeof recordingSchema>;
export type RecordedTurn = Recording['turns'][number];
