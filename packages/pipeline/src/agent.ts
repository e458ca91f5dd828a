import type {
  AgentIdentity,
  Contract,
  Diagnostic,
  PlanSection,
  Slice,
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
  | { readonly kind: 'answer'; readonly text: string }
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
