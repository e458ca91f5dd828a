import assert from 'node:assert/strict';
import type { Agent, AgentReply, AgentRequest } from '@nx-slice/pipeline';

/** One thing that every agent must do. Any test runner can run it: it rejects when the agent does not. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface ConformanceSetup {
  readonly createAgent: () => Agent;
  /** A request that the agent can answer. */
  readonly request: AgentRequest;
}

/** What the pipeline relies on, whoever the agent is. Register every case in the agent's own tests. */
export function agentConformance({
  createAgent,
  request,
}: ConformanceSetup): readonly ConformanceCase[] {
  const signal = (): AbortSignal => new AbortController().signal;
  const ask = async (
    agent: Agent,
    given: AgentRequest,
  ): Promise<AgentReply> => {
    const conversation = agent.open(given);
    try {
      return await conversation.ask({ kind: 'request' }, signal());
    } finally {
      await conversation.close();
    }
  };

  return [
    {
      name: 'says who it is, the same every time',
      run: () => {
        const { identity } = createAgent();
        assert.ok(identity.kind.length > 0);
        assert.ok(identity.version.length > 0);
        assert.deepEqual(createAgent().identity, identity);
        return Promise.resolve();
      },
    },
    {
      name: 'answers a request that it can answer',
      run: async () => {
        const reply = await ask(createAgent(), request);
        assert.equal(reply.kind, 'answer');
        assert.ok(reply.text.length > 0);
      },
    },
    {
      name: 'leaves the request as it was',
      run: async () => {
        const given = deepFreeze(structuredClone(request));
        const before = JSON.stringify(given);
        await ask(createAgent(), given);
        assert.equal(JSON.stringify(given), before);
      },
    },
    {
      name: 'replies to diagnostics with another answer, or with why it has none',
      run: async () => {
        const conversation = createAgent().open(request);
        await conversation.ask({ kind: 'request' }, signal());
        const reply = await conversation.ask(
          {
            kind: 'repair',
            diagnostics: [
              {
                code: 'TS2322',
                severity: 'error',
                stage: 'typecheck',
                layer: null,
                file: 'src/x.ts',
                range: null,
                message: 'Type string is not assignable to type number',
                hint: null,
              },
            ],
          },
          signal(),
        );
        await conversation.close();
        if (reply.kind === 'failure') assert.ok(reply.diagnostics.length > 0);
        else assert.equal(typeof reply.text, 'string');
      },
    },
    {
      name: 'rejects with the reason of a signal that is aborted',
      run: async () => {
        const controller = new AbortController();
        const reason = new Error('stop');
        controller.abort(reason);
        const conversation = createAgent().open(request);
        await assert.rejects(
          conversation.ask({ kind: 'request' }, controller.signal),
          (error) => error === reason,
        );
        await conversation.close();
      },
    },
    {
      name: 'holds several conversations at once',
      run: async () => {
        const agent = createAgent();
        const [first, second] = [agent.open(request), agent.open(request)];
        const replies = await Promise.all(
          [first, second].map((talk) =>
            talk.ask({ kind: 'request' }, signal()),
          ),
        );
        assert.deepEqual(
          replies.map(({ kind }) => kind),
          ['answer', 'answer'],
        );
        await Promise.all([first.close(), second.close()]);
      },
    },
    {
      name: 'may be closed twice',
      run: async () => {
        const conversation = createAgent().open(request);
        await conversation.close();
        await conversation.close();
      },
    },
  ];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
