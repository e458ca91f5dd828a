import {
  runProcess,
  type Agent,
  type AgentMessage,
  type AgentReply,
  type AgentRequest,
  type Conversation,
  type ProcessLimits,
} from '@nx-slice/pipeline';
import {
  agentJsonSchema,
  artifactSchema,
  COMMAND_PROTOCOL,
  planSchema,
  spokenSchema,
  type AgentIdentity,
  type JsonObject,
  type Spoken,
} from '@nx-slice/schemas';
import { isAbsolute, resolve } from 'node:path';
import { createScrubber } from '../replay/scrub.js';
import { secretsIn } from '../replay/secrets-in.js';
import { commandEnvironment, type Environment } from './command-environment.js';
import { readOutcome } from './read-outcome.js';

export interface CommandAgentOptions {
  /** The program and its arguments. A path (with a `/`) is relative to `cwd`; a bare name is looked up in PATH. */
  readonly command: readonly [file: string, ...args: readonly string[]];
  /** Absolute; where it runs, as a rule the workspace. */
  readonly cwd: string;
  /** Names of environment variables that are passed on to it. Nothing else of the environment is, PATH and the like aside. */
  readonly env?: readonly string[];
  /** Where those names are looked up; the environment of this process when left out. */
  readonly environment?: Environment;
  readonly identity: CommandIdentity;
  /** Milliseconds for one message; ten minutes when left out. */
  readonly timeout?: number;
  readonly limits?: Partial<ProcessLimits>;
}

/**
 * Who is said to have written what it answers. It is what the workspace says, and nothing else: CI, which may not
 * have the command, must come to the same. So the script is no part of it: a comment in it must not cost all layers;
 * who changes what it answers raises `version`.
 */
export interface CommandIdentity {
  readonly name: string;
  /** `1` when left out. */
  readonly version?: string;
  /** Passed on to the command. `null`: whatever it thinks best. */
  readonly model?: string | null;
  readonly effort?: string | null;
}

const TEN_MINUTES = 600_000;
/** An answer has 4 MB at most; escapes make it longer, and it may not be all that is said. */
const OUTPUT = 16 * 1024 * 1024;

/** Any program as an agent: one process for each message. See `docs/command-protocol.md`. */
export function createCommandAgent(options: CommandAgentOptions): Agent {
  const { name, version = '1', model = null, effort = null } = options.identity;
  const identity: AgentIdentity = {
    kind: `command:${name}`,
    version,
    model,
    effort,
  };
  return {
    identity,
    open: (request, bookmark) =>
      openConversation(options, identity, request, spokenIn(bookmark)),
  };
}

function openConversation(
  options: CommandAgentOptions,
  identity: AgentIdentity,
  request: AgentRequest,
  before: readonly Spoken[],
): Conversation {
  let spoken = before;
  return {
    ask: async (message, signal) => {
      const messages = [...spoken, copyOf(message)];
      const reply = await say(options, identity, request, messages, signal);
      // Whoever failed was told nothing: the same message can be said again.
      if (reply.kind === 'answer') {
        spoken = [...messages, { kind: 'answer', text: reply.text }];
      }
      return reply;
    },
    bookmark: () => (spoken.length === 0 ? null : JSON.stringify(spoken)),
    // There is a process only while somebody waits for it, and then the signal ends it.
    close: () => Promise.resolve(),
  };
}

async function say(
  options: CommandAgentOptions,
  { model, effort }: AgentIdentity,
  request: AgentRequest,
  messages: readonly Spoken[],
  signal: AbortSignal,
): Promise<AgentReply> {
  const { command, cwd, env = [], environment = process.env } = options;
  const { timeout = TEN_MINUTES, limits = {} } = options;
  const [file, ...args] = command;
  const layer = request.kind === 'plan' ? 'plan' : request.layer;
  const wanted = request.kind === 'plan' ? 'plan' : 'artifact';
  const outcome = await runProcess({
    file: pathOf(file, cwd),
    args,
    cwd,
    env: commandEnvironment(environment, env, {
      kind: request.kind,
      slice: request.slice,
      layer,
      turn: messages.filter(({ kind }) => kind !== 'answer').length,
    }),
    input: `${JSON.stringify({
      protocol: COMMAND_PROTOCOL,
      request,
      messages,
      wanted: { kind: wanted, schema: SCHEMAS[wanted] },
      model,
      effort,
    })}\n`,
    timeout,
    limits: { output: OUTPUT, ...limits },
    signal,
  });
  return readOutcome(outcome, {
    command,
    wanted,
    layer,
    timeout,
    unset: env.filter((name) => environment[name] === undefined),
    scrub: createScrubber(secretsIn(environment, env)),
  });
}

const SCHEMAS: Readonly<Record<'artifact' | 'plan', JsonObject>> = {
  artifact: agentJsonSchema(artifactSchema),
  plan: agentJsonSchema(planSchema),
};

/** What a shell would run: Windows looks up a relative path elsewhere than the other systems. */
const pathOf = (file: string, cwd: string): string =>
  /[/\\]/.test(file) && !isAbsolute(file) ? resolve(cwd, file) : file;

const copyOf = (message: AgentMessage): Spoken =>
  message.kind === 'request'
    ? { kind: 'request' }
    : { kind: 'repair', diagnostics: [...message.diagnostics] };

/** What a bookmark holds; nothing when it is not one of ours, which begins the conversation anew. */
function spokenIn(bookmark: string | undefined): readonly Spoken[] {
  if (bookmark === undefined) return [];
  try {
    const read = spokenSchema.array().safeParse(JSON.parse(bookmark));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
