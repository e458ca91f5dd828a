import { z } from 'zod';

/** A SHA-256 digest in hexadecimal, marked so that no other text passes for one. */
export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Digest'>();

/** Who made an artifact. */
export const agentIdentitySchema = z.strictObject({
  kind: z.string().min(1),
  version: z.string().min(1),
  model: z.string().nullable(),
  effort: z.string().nullable(),
});

/**
 * Where judged code ran: as a plain process, which is for code of our own templates; in the system's sandbox;
 * in a container; or, because a person said so, any code as a plain process.
 */
export const isolationLevelSchema = z.enum([
  'process',
  'sandbox',
  'container',
  'unsandboxed',
]);

/** What the answers of a model took, as its service counts it; all attempts of one artifact together. */
export const usageSchema = z.strictObject({
  /** Cached ones among them. */
  inputTokens: z.int().min(0),
  cachedInputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
});

/** `artifacts/<layer>/seal.json`: what an artifact is, what it was made from, and how it was judged. */
export const sealSchema = z.strictObject({
  version: z.literal(1),
  slice: z.string().min(1),
  layer: z.string().min(1),
  artifact: digestSchema,
  contract: digestSchema,
  /** Everything else in the folder, such as `sections/db.json` of the plan. A file that is not named does not belong there. */
  documents: z.array(
    z.strictObject({ name: z.string().min(1), digest: digestSchema }),
  ),
  /** Every input that the agent was given, by name, such as `plan/sections/db` or `main/contract`. */
  inputs: z.array(
    z.strictObject({ name: z.string().min(1), digest: digestSchema }),
  ),
  agent: agentIdentitySchema,
  /** Whose table, briefs and rules these were. */
  stack: z.strictObject({
    name: z.string().min(1),
    version: z.string().min(1),
  }),
  /** The stages that passed, in order, and the version of the gate that ran them. */
  gate: z.strictObject({
    version: z.string().min(1),
    stages: z.array(z.string().min(1)),
    /** Where the code and its tests ran. */
    isolation: isolationLevelSchema,
  }),
  /** How many attempts it took; 1 when the first answer passed. */
  attempts: z.int().min(1),
  /** `null`: no model, or one that does not say. */
  usage: usageSchema.nullable(),
  /** Of all that is above, so that a changed byte of the seal itself is seen. */
  seal: digestSchema,
});

export type Digest = z.output<typeof digestSchema>;
export type AgentIdentity = z.output<typeof agentIdentitySchema>;
export type IsolationLevel = z.output<typeof isolationLevelSchema>;
export type Usage = z.output<typeof usageSchema>;
export type Seal = z.output<typeof sealSchema>;
