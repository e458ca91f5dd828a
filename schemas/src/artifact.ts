import { z } from 'zod';

/** One file of an artifact. `path` is relative to the slice's folder, with `/` between its segments. */
export const sourceFileSchema = z.strictObject({
  path: z.string().min(1),
  content: z.string(),
});

/** What a layer says that it exports: one entry per exported name. */
export const promiseSchema = z.strictObject({
  /** The exported name, such as `createNotesRepository`. */
  name: z.string().min(1),
  /** Such as `function`, `type`, `const`, `component`, `hook`. */
  kind: z.string().min(1),
  /** One line of TypeScript that says how it is used. */
  signature: z.string().min(1),
});

/** All that an agent hands over. It obeys the providers' strict mode, so it can be demanded as structured output. */
export const artifactSchema = z.strictObject({
  files: z.array(sourceFileSchema),
  contracts: z.array(promiseSchema),
});

export type SourceFile = z.output<typeof sourceFileSchema>;
export type LayerPromise = z.output<typeof promiseSchema>;
export type Artifact = z.output<typeof artifactSchema>;
