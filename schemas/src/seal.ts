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

/** `artifacts/<layer>/seal.json`: what an artifact is, what it was made from, and how it was judged. */
export const sealSchema = z.strictObject({
  version: z.literal(1),
  slice: z.string().min(1),
  layer: z.string().min(1),
  artifact: digestSchema,
  contract: digestSchema,
  /** Every input that the agent was given, by name, such as `plan/sections/db` or `main/contract`. */
  inputs: z.array(
    z.strictObject({ name: z.string().min(1), digest: digestSchema }),
  ),
  agent: agentIdentitySchema,
  /** The stages that passed, in order, and the version of the gate that ran them. */
  gate: z.strictObject({
    version: z.string().min(1),
    stages: z.array(z.string().min(1)),
  }),
  /** How many attempts it took; 1 when the first answer passed. */
  attempts: z.int().min(1),
});

export type Digest = z.output<typeof digestSchema>;
export type AgentIdentity = z.output<typeof agentIdentitySchema>;
export type Seal = z.output<typeof sealSchema>;
