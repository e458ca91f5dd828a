import {
  diagnostic,
  type AgentReply,
  type AgentRequest,
} from '@nx-slice/pipeline';
import type { Usage } from '@nx-slice/schemas';
import { z } from 'zod';
import { collectFiles } from './edge/collect-files.js';
import type { CodexMode } from './options.js';
import { unwrapAnswer } from './unwrap.js';

export interface GivenAnswer {
  /** The last message of the agent; empty when it refused, whose words do not reach us. */
  readonly text: string;
  readonly request: AgentRequest;
  readonly mode: CodexMode;
  /** Absolute path of the folder that it worked in. */
  readonly work: string;
  readonly usage: Usage;
}

/** The text that the judge expects of what an agent said, and with tools of what it wrote. */
export function readAnswer(given: GivenAnswer): AgentReply {
  const { text, request, mode, usage } = given;
  if (request.kind === 'plan') {
    return { kind: 'answer', text: unwrapAnswer(text, 'plan'), usage };
  }
  if (mode === 'pure') {
    return { kind: 'answer', text: unwrapAnswer(text, 'artifact'), usage };
  }
  const handover = handoverIn(text);
  // The judge says what is wrong with it.
  if (handover === undefined) return { kind: 'answer', text, usage };
  const collected = collectFiles(given.work, request.roots);
  if (!collected.ok) {
    return {
      kind: 'failure',
      again: true,
      usage,
      diagnostics: [
        diagnostic({
          code: 'AGENT_FILES',
          stage: 'agent',
          layer: request.layer,
          message: `What the agent wrote is not taken: ${collected.error}`,
          hint: 'Only regular text files are taken, a few hundred at most.',
        }),
      ],
    };
  }
  // What was handed over is judged with the files, whatever it is.
  const contracts = handover['contracts'] ?? null;
  return {
    kind: 'answer',
    text: JSON.stringify({ files: collected.value, contracts }),
    usage,
  };
}

const objectSchema = z.record(z.string(), z.unknown());

function handoverIn(
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
