import { z } from 'zod';
import { sourceFileSchema } from './artifact.js';
import { planSchema } from './plan.js';

/**
 * `artifacts/history/<layer>.json`: what was last applied of a layer's file that only grows, such as its migrations,
 * and the plan that it was made for. What comes next is appended to it.
 */
export const historySchema = z.strictObject({
  version: z.literal(1),
  slice: z.string().min(1),
  layer: z.string().min(1),
  file: sourceFileSchema,
  /** The plan as the layer saw it. */
  plan: planSchema,
});

/** The same as an agent is told it. */
export const layerHistorySchema = historySchema.pick({
  file: true,
  plan: true,
});

export type History = z.output<typeof historySchema>;
export type LayerHistory = z.output<typeof layerHistorySchema>;
