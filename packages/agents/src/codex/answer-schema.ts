import {
  agentJsonSchema,
  artifactSchema,
  planSchema,
  promiseSchema,
  type JsonObject,
} from '@nx-slice/schemas';
import { z } from 'zod';

/**
 * What an answer without tools looks like, for the plan and for every layer: the schema is part of what a service
 * caches, and a conversation sends it with every turn.
 */
export const answerSchema: JsonObject = agentJsonSchema(
  z.strictObject({
    plan: planSchema.nullable(),
    artifact: artifactSchema.nullable(),
  }),
);

/** What is said beside the files that were written with tools. */
export const handoverSchema = z.strictObject({
  contracts: z.array(promiseSchema),
  notes: z.string(),
});

export const handoverJsonSchema: JsonObject = agentJsonSchema(handoverSchema);
