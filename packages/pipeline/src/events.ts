import type { Diagnostic, Stage } from '@nx-slice/schemas';
import type { Found } from './resume/keeper.js';
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
      /** The service that the agent asks is busy or out of reach; the same message goes to it again. */
      readonly type: 'waiting';
      readonly layer: string;
      readonly milliseconds: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      /** The agent is asked later: too many turns at once, a budget that others may need, a service that wants a pause. */
      readonly type: 'queued';
      readonly layer: string;
      readonly why: 'turns' | 'budget' | 'service';
    }
  | {
      /** `--resume`: what there was of an earlier run. */
      readonly type: 'resumed';
      readonly layer: string;
      readonly found: Found;
    }
  | {
      /** An interruption would lose this conversation. */
      readonly type: 'not-kept';
      readonly layer: string;
      readonly diagnostics: readonly Diagnostic[];
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
      /** No agent was asked: what was sealed was made from the same inputs. */
      readonly type: 'reused';
      readonly layer: string;
      readonly byPerson: boolean;
    }
  | {
      /** What was stored is not what was sealed, and is made again. */
      readonly type: 'remade';
      readonly layer: string;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      /** An artifact of a person passed. */
      readonly type: 'submitted';
      readonly layer: string;
      readonly file: string;
      readonly files: number;
      readonly stages: readonly Stage[];
    }
  | {
      /** No answer passed; all of them are in a folder, relative to the workspace. */
      readonly type: 'kept';
      readonly slice: string;
      readonly layer: string;
      readonly folder: string;
      /** The last answer that is an artifact, relative to the workspace. */
      readonly artifact: string | null;
    }
  | {
      /** What verify found is now feedback of the layer whose files it shows in. */
      readonly type: 'feedback';
      readonly slice: string;
      readonly layer: string;
      /** Relative to the workspace. */
      readonly file: string;
      readonly findings: number;
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
  | { readonly type: 'applied'; readonly slice: string }
  | {
      /** Another apply of this workspace is at work, and this one waits for it. */
      readonly type: 'locked';
      /** Who that is, for a person. */
      readonly holder: string;
    }
  | {
      /** An earlier apply had been killed; the files are old, or new, again. */
      readonly type: 'recovered';
      readonly outcome: 'undone' | 'redone';
    };

export type OnEvent = (event: PipelineEvent) => void;
