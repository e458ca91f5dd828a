import type {
  LayerHistory,
  LayerPromise,
  Plan,
  SourceFile,
} from '@nx-slice/schemas';

/** What a template makes of a plan: an artifact whose files are not formatted yet. */
export interface LayerArtifact {
  readonly files: readonly SourceFile[];
  /** One promise per name that the layer exports. */
  readonly contracts: readonly LayerPromise[];
}

/** One layer's code and tests, from the part of the plan that this layer sees. Pure: same plan, same text. */
export type LayerTemplate = (
  plan: Plan,
  history?: LayerHistory,
) => LayerArtifact;
