import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type {
  Agent,
  AgentMessage,
  AgentReply,
  AgentRequest,
} from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';
import {
  createReplayAgent,
  type ReplayOptions,
} from '../../src/replay/replay-agent.js';
import { recordingAgent } from '../../src/replay/recording-agent.js';
import {
  createScriptedAgent,
  type ScriptedReply,
} from '../../src/scripted-agent.js';

const FOLDER = 'recordings';
const workspaces: string[] = [];
afterEach(() => {
  for (const workspace of workspaces.splice(0)) {
    rmSync(workspace, { recursive: true });
  }
});

/** A workspace with a folder of recordings. */
export function aFolder() {
  const workspace = mkdtempSync(join(tmpdir(), 'nx-slice-replay-'));
  workspaces.push(workspace);
  const place = { workspace, folder: FOLDER };
  const path = (name: string): string => join(workspace, FOLDER, name);
  const warnings: Diagnostic[] = [];
  return {
    ...place,
    warnings,
    names: (): readonly string[] => {
      try {
        return readdirSync(join(workspace, FOLDER)).sort();
      } catch {
        return [];
      }
    },
    read: (name: string): string => readFileSync(path(name), 'utf8'),
    write: (name: string, text: string) => writeFileSync(path(name), text),
    remove: (name: string) => rmSync(path(name)),
    bytes: (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        readdirSync(join(workspace, FOLDER)).map((name) => [
          name,
          readFileSync(path(name), 'utf8'),
        ]),
      ),
    recording: (
      agent: Agent,
      environment: Readonly<Record<string, string>> = {},
    ): Agent =>
      recordingAgent(agent, {
        ...place,
        environment,
        warn: (problem) => warnings.push(problem),
      }),
    replaying: (options: Partial<ReplayOptions> = {}): Agent =>
      createReplayAgent({ ...place, environment: {}, ...options }),
  };
}

export const scripted = (...db: readonly ScriptedReply[]) =>
  createScriptedAgent({ db, plan: db });

export const NEVER: AbortSignal = new AbortController().signal;

/** A whole conversation: the replies to these messages. */
export async function talk(
  agent: Agent,
  request: AgentRequest,
  messages: readonly AgentMessage[] = [{ kind: 'request' }],
): Promise<readonly AgentReply[]> {
  const conversation = agent.open(request);
  const replies: AgentReply[] = [];
  for (const message of messages) {
    replies.push(await conversation.ask(message, NEVER));
  }
  await conversation.close();
  return replies;
}

export const repair = (message: string): AgentMessage => ({
  kind: 'repair',
  diagnostics: [
    {
      code: 'TS2322',
      severity: 'error',
      stage: 'typecheck',
      layer: 'db',
      file: 'src/db/index.ts',
      range: { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } },
      message,
      hint: null,
    },
  ],
});

export const problemOf = (reply: AgentReply | undefined): Diagnostic => {
  if (reply?.kind !== 'failure') throw new Error('It is an answer');
  const [problem, ...more] = reply.diagnostics;
  if (!problem || more.length > 0) throw new Error('Not one diagnostic');
  return problem;
};
