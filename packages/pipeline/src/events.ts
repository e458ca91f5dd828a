import type { Diagnostic, Stage } from '@nx-slice/schemas';
import type { Change } from './apply/change-set.js';

/** Everything that happens while a slice is made. Whoever presents it switches over `type`. */
export type PipelineEvent =
  | {
      readonly type: 'attempt';
      readonly layer: string;
      /** Counted from 1 over all conversations of the layer. */
      readonly attempt: number;
      readonly conversation: number;
    }
  | {
      readonly type: 'rejected';
      readonly layer: string;
      readonly attempt: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly type: 'accepted';
      readonly layer: string;
      readonly attempt: number;
      readonly files: number;
      readonly stages: readonly Stage[];
    }
  | {
      readonly type: 'verified';
      readonly slice: string;
      readonly layers: number;
      readonly tests: number;
    }
  | {
      readonly type: 'changes';
      readonly slice: string;
      readonly changes: readonly Change[];
      readonly dryRun: boolean;
    }
  | { readonly type: 'applied'; readonly slice: string };

export type OnEvent = (event: PipelineEvent) => void;
