import type {
  AgentIdentity,
  Contract,
  Diagnostic,
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
    };

export interface Conversation {
  /** Never rejects for what an agent does; rejects with the signal's reason when aborted. */
  ask(message: AgentMessage, signal: AbortSignal): Promise<AgentReply>;
  /** Frees what the conversation holds; safe to call twice. */
  close(): Promise<void>;
}

/** A worker. It sees the request, never the repository, and judges nothing. */
export interface Agent {
  readonly identity: AgentIdentity;
  /** Its code comes from templates of ours, so that it may run as a plain process. Absent: it may not. */
  readonly trusted?: boolean;
  open(request: AgentRequest): Conversation;
}
