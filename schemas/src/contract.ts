import { z } from 'zod';
import { promiseSchema, sourceFileSchema } from './artifact.js';

/**
 * What one layer promises the next: `artifacts/<layer>/contract.json`.
 * For a layer `declarations` are what the compiler emitted for its public entries; for the plan they are the
 * sources of the domain contract. No times, no absolute paths: same interface, same bytes.
 */
export const contractSchema = z.strictObject({
  version: z.literal(1),
  layer: z.string().min(1),
  declarations: z.array(sourceFileSchema),
  promises: z.array(promiseSchema),
});

export type Contract = z.output<typeof contractSchema>;
