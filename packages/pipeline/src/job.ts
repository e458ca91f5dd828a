import type { Agent } from './agent.js';
import type { ChooseIsolation } from './edge/isolation/choose-isolation.js';
import type { OnEvent } from './events.js';
import type { Turns } from './budget/turns.js';
import type { FeedbackStore } from './feedback/feedback-store.js';
import type { ResumeStore } from './resume/resume-store.js';
import type { Stack } from './stack.js';
import type { ArtifactStore } from './store/artifact-store.js';

/** What every step of the pipeline works on: one slice, its stack, an agent, and where things are. */
export interface Job {
  /** The slice's name. */
  readonly slice: string;
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Path of the slice's folder, relative to the workspace, with `/`. */
  readonly root: string;
  readonly stack: Stack;
  /** Who writes the plan (`plan`) or a layer. */
  readonly agentFor: (layer: string) => Agent;
  readonly store: ArtifactStore;
  /** Absolute path of the dependencies that generated code may use. */
  readonly nodeModules: string;
  /** Where code runs, by where it came from. */
  readonly isolation: ChooseIsolation;
  /** How long one run of a tool on one answer may take; milliseconds. */
  readonly deadline: number;
  /** Messages per conversation; see `converse`. */
  readonly maxAttempts: number;
  /** No agent may be asked: what is stored has to do. */
  readonly frozen: boolean;
  /** Who may ask an agent, and when; absent: everybody, at once. */
  readonly turns?: Turns;
  /** Conversations that were interrupted; absent: none is kept. */
  readonly resume?: ResumeStore;
  /** What people or an earlier verify said about its layers. */
  readonly feedback: FeedbackStore;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
}
