import type {
  Agent,
  AgentMessage,
  AgentReply,
  AgentRequest,
} from '@nx-slice/pipeline';
import { diagnostic } from '@nx-slice/pipeline';

/** What a scripted agent was asked, in order. */
export interface ScriptedCall {
  readonly request: AgentRequest;
  readonly message: AgentMessage;
  /** Which conversation with this agent it was, counted from 1. */
  readonly conversation: number;
}

/** The next reply, or a function that makes it of what was asked. */
export type ScriptedReply = AgentReply | ((call: ScriptedCall) => AgentReply);

export interface ScriptedAgent extends Agent {
  readonly calls: readonly ScriptedCall[];
  /** How many conversations are open now. */
  readonly open: Agent['open'];
  readonly openConversations: () => number;
}

/** The name under which a request's replies are scripted: its layer, or `plan`. */
const scriptOf = (request: AgentRequest): string =>
  request.kind === 'plan' ? 'plan' : request.layer;

/**
 * An agent that says what it is told to say: the replies of each layer in order, over all conversations. When a
 * script is used up it fails, so that a test sees every call that it did not expect.
 */
export function createScriptedAgent(
  script: Readonly<Record<string, readonly ScriptedReply[]>>,
): ScriptedAgent {
  const calls: ScriptedCall[] = [];
  const used = new Map<string, number>();
  let conversations = 0;
  let open = 0;

  const next = (call: ScriptedCall): AgentReply => {
    calls.push(call);
    const name = scriptOf(call.request);
    const index = used.get(name) ?? 0;
    used.set(name, index + 1);
    const reply = script[name]?.[index];
    if (reply === undefined) {
      return {
        kind: 'failure',
        again: false,
        diagnostics: [
          diagnostic({
            code: 'SCRIPT_USED_UP',
            stage: 'agent',
            layer: name,
            message: `The script for ${name} has no reply ${index + 1}`,
          }),
        ],
      };
    }
    return typeof reply === 'function' ? reply(call) : reply;
  };

  return {
    identity: { kind: 'scripted', version: '1', model: null, effort: null },
    calls,
    openConversations: () => open,
    open: (request) => {
      conversations += 1;
      open += 1;
      const conversation = conversations;
      let closed = false;
      return {
        ask: async (message, signal) => {
          signal.throwIfAborted();
          return next({ request, message, conversation });
        },
        close: () => {
          if (!closed) open -= 1;
          closed = true;
          return Promise.resolve();
        },
      };
    },
  };
}

/** An answer that is this document. */
export const says = (document: unknown): AgentReply => ({
  kind: 'answer',
  text: JSON.stringify(document),
});
