import {
  commandEventSchema,
  commandRequestSchema,
  recordingSchema,
} from '../agent-protocol.js';
import { artifactSchema } from '../artifact.js';
import { contractSchema } from '../contract.js';
import { diagnosticSchema } from '../diagnostic.js';
import { feedbackSchema } from '../feedback.js';
import type { JsonObject } from '../json.js';
import { planSchema } from '../plan.js';
import { sealSchema } from '../seal.js';
import { sliceSchema } from '../slice.js';
import { agentJsonSchema } from './agent-json-schema.js';
import { toJson } from './to-json.js';

/** One file of `schemas/json`. */
export interface JsonSchemaFile {
  readonly name: `${string}.schema.json`;
  readonly json: JsonObject;
}

const plan = planSchema.meta({
  title: 'plan.json',
  description:
    'What the planner returned: entities, operations, and what each layer should know.',
});

const artifact = artifactSchema.meta({
  title: 'artifact.json',
  description: 'All that an agent hands over for one layer.',
});

const contract = contractSchema.meta({
  title: 'contract.json',
  description: 'What one layer promises the next.',
});

const seal = sealSchema.meta({
  title: 'seal.json',
  description:
    'What an artifact is, what it was made from, and how it was judged.',
});

const diagnostic = diagnosticSchema.meta({
  title: 'Diagnostic',
  description: 'One piece of feedback, to agents and to people alike.',
});

const feedback = feedbackSchema.meta({
  title: 'feedback/<layer>.json',
  description: 'What people and the last verify say about a layer.',
});

const commandRequest = commandRequestSchema.meta({
  title: 'The request to a command',
  description:
    'What a command that is an agent finds on its standard input: one document for one message.',
});

const commandEvent = commandEventSchema.meta({
  title: 'A line of a command',
  description:
    'One line that a command which is an agent prints: any number of "progress" and "usage", and exactly one "answer" or "failure".',
});

const recording = recordingSchema.meta({
  title: 'A recording',
  description: 'A whole conversation with an agent, to be replayed.',
});

/** Every document as JSON Schema. `*.agent` is the form to demand of a model as structured output. */
export const jsonSchemas = (): readonly JsonSchemaFile[] => [
  { name: 'slice.schema.json', json: toJson(sliceSchema) },
  { name: 'plan.schema.json', json: toJson(plan) },
  { name: 'plan.agent.schema.json', json: agentJsonSchema(plan) },
  { name: 'artifact.schema.json', json: toJson(artifact) },
  { name: 'artifact.agent.schema.json', json: agentJsonSchema(artifact) },
  { name: 'contract.schema.json', json: toJson(contract) },
  { name: 'seal.schema.json', json: toJson(seal) },
  { name: 'diagnostic.schema.json', json: toJson(diagnostic) },
  { name: 'feedback.schema.json', json: toJson(feedback) },
  { name: 'command-request.schema.json', json: toJson(commandRequest) },
  { name: 'command-event.schema.json', json: toJson(commandEvent) },
  { name: 'recording.schema.json', json: toJson(recording) },
];
