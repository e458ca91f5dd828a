import type { Agent, AgentRequest, Conversation } from '../agent.js';
import { capped, diagnostic } from '../diagnostics.js';
import type { OnEvent } from '../events.js';
import { canonical } from '../seal/canonical.js';
import { digestOf } from '../seal/digest.js';
import {
  BEGINNING,
  keptProgressSchema,
  type KeptProgress,
  type Progress,
} from './progress.js';
import type { ResumeStore } from './resume-store.js';

/** Keeps how far the conversations about one request have come, so that another process can go on with them. */
export interface Keeper {
  /** Where to begin. */
  readonly from: Progress;
  /** What another process needs of a conversation; asked for, the agent keeps it until it is told to forget it. */
  bookmarkOf(conversation: Conversation): string | null;
  keep(progress: Progress): void;
  /** Nobody will go on with it: its answer was sealed, or nothing came of it. */
  forget(): void;
}

export const KEEPS_NOTHING: Keeper = {
  from: BEGINNING,
  bookmarkOf: () => null,
  keep: () => undefined,
  forget: () => undefined,
};

/**
 * What there was to go on with. `other`: of another request or agent, so of no use. `answer`: one that was not judged
 * yet. `ended`: a conversation that nobody can go on with.
 */
export type Found = 'nothing' | 'other' | 'answer' | 'conversation' | 'ended';

export interface KeeperRules {
  readonly agent: Agent;
  readonly request: AgentRequest;
  /** Or `plan`. */
  readonly layer: string;
  readonly onEvent: OnEvent;
}

/** @param store `undefined`: nothing is kept */
export function openKeeper(
  store: ResumeStore | undefined,
  { agent, request, layer, onEvent }: KeeperRules,
): Keeper {
  // Costs nothing and says the same every time.
  if (!store || agent.trusted === true) return KEEPS_NOTHING;
  const known = {
    version: 1,
    request: digestOf(canonical(request)),
    agent: agent.identity,
  } as const;
  const before = store.read(layer);
  const isSame =
    before?.request === known.request &&
    canonical(before.agent) === canonical(known.agent);
  const isResumed = store.isAsked && isSame;
  if (store.isAsked) {
    onEvent({ type: 'resumed', layer, found: foundOf(before, isSame) });
  }
  // What an earlier run left stays until this one has something of its own.
  let conversation = isResumed ? before.progress.conversation : 0;
  let bookmark = before?.progress.bookmark ?? null;
  let isBroken = false;
  const leave = (): void => {
    if (bookmark !== null) agent.forget?.(bookmark);
    bookmark = null;
  };

  return {
    from: isResumed ? before.progress : BEGINNING,
    bookmarkOf: (talk) => talk.bookmark?.() ?? null,
    keep: (progress) => {
      if (progress.conversation !== conversation) leave();
      ({ conversation, bookmark } = progress);
      const read = keptProgressSchema.safeParse({ ...known, progress });
      // What is no text cannot be kept; it is judged all the same.
      if (!read.success || isBroken) return;
      try {
        store.write(layer, read.data);
      } catch (error) {
        // A full disk must not throw away what was paid for.
        isBroken = true;
        onEvent({ type: 'not-kept', layer, diagnostics: [notKept(error)] });
      }
    },
    forget: () => {
      leave();
      store.remove(layer);
    },
  };

  function notKept(error: unknown) {
    return diagnostic({
      code: 'PROGRESS_NOT_KEPT',
      severity: 'warning',
      stage: 'agent',
      layer,
      message: capped(
        `This conversation could not be kept: ${error instanceof Error ? error.message : String(error)}`,
      ),
      hint: 'If this run is interrupted, --resume will begin it anew.',
    });
  }
}

function foundOf(before: KeptProgress | undefined, isSame: boolean): Found {
  if (!before) return 'nothing';
  if (!isSame) return 'other';
  const { next, bookmark } = before.progress;
  if (next.kind === 'judge') return 'answer';
  return bookmark === null ? 'ended' : 'conversation';
}
