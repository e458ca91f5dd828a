import type {
  AgentIdentity,
  Contract,
  Diagnostic,
  LayerHistory,
  PlanEntity,
  PlanSection,
  Slice,
  Usage,
} from '@nx-slice/schemas';

/** What an agent is told when a conversation is opened. Plain data: it can be printed, sent and recorded. */
export type AgentRequest = PlanRequest | LayerRequest;

/** Asks for a plan; the answer is the JSON text of a `Plan`. */
export interface PlanRequest {
  readonly kind: 'plan';
  readonly slice: string;
  readonly brief: string;
  /** The request as the person wrote it. `file` is relative to the workspace and only there to be named in messages. */
  readonly spec: {
    readonly file: string;
    readonly text: string;
    readonly slice: Slice;
  };
  /** The other slices that it refers to, sorted by name; absent when there is none. */
  readonly referred?: readonly ReferredSlice[];
}

/** What a plan may count on of another slice. Its entities are referred to as `tasks/Project`. */
export interface ReferredSlice {
  readonly name: string;
  readonly entities: readonly PlanEntity[];
  /** Its domain contract. */
  readonly contract: Contract;
}

/** Asks for the files of one layer; the answer is the JSON text of an `Artifact`. */
export interface LayerRequest {
  readonly kind: 'layer';
  readonly slice: string;
  readonly layer: string;
  readonly brief: string;
  readonly section: PlanSection;
  /** The domain contract first, then the contracts of the layers it needs, in the stack's order. */
  readonly contracts: readonly Contract[];
  /** Where its files may live, such as `src/db/`. */
  readonly roots: readonly string[];
  /** What people or an earlier verify said about this layer. */
  readonly feedback: readonly string[];
  /** What was applied before of the file that may only grow, and the plan of then; absent when there is none. */
  readonly history?: LayerHistory;
}

/** One message of a conversation: the request itself, or what was wrong with the last answer. */
export type AgentMessage =
  | { readonly kind: 'request' }
  | { readonly kind: 'repair'; readonly diagnostics: readonly Diagnostic[] };

/** What came back. A refusal is a value; `again` says whether asking once more can help. */
export type AgentReply =
  | {
      readonly kind: 'answer';
      readonly text: string;
      /** What this answer took, where the agent knows. */
      readonly usage?: Usage;
    }
  | {
      readonly kind: 'failure';
      readonly diagnostics: readonly Diagnostic[];
      readonly again: boolean;
      /** What it took nevertheless. */
      readonly usage?: Usage;
      /**
       * There where nothing is wrong with the question: a service that is busy or out of reach. The same message may
       * be asked once more on this conversation, and that counts as no attempt. Milliseconds until then; `null`:
       * as long as whoever asks sees fit.
       */
      readonly retryAfter?: number | null;
    };

export interface Conversation {
  /** Never rejects for what an agent does; rejects with the signal's reason when aborted. */
  ask(message: AgentMessage, signal: AbortSignal): Promise<AgentReply>;
  /**
   * What another process needs to go on with this conversation; it goes to `Agent.open`. Holds no secret. Absent, or
   * `null`: nobody can go on with it.
   */
  readonly bookmark?: () => string | null;
  /** Frees what the conversation holds; safe to call twice. What a bookmark needs stays. */
  close(): Promise<void>;
}

/** A worker. It sees the request, never the repository, and judges nothing. */
export interface Agent {
  readonly identity: AgentIdentity;
  /** Its code comes from templates of ours, so that it may run as a plain process. Absent: it may not. */
  readonly trusted?: boolean;
  /** @param bookmark of an earlier conversation about the same request, which is to be gone on with */
  open(request: AgentRequest, bookmark?: string): Conversation;
  /** Removes what a bookmark needs: nobody will go on with it. Safe for one that is not known. */
  readonly forget?: (bookmark: string) => void;
}
