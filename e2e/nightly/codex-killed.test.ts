import { afterAll, expect, jest, test } from '@jest/globals';
import {
  createCodex,
  KEY,
  processesBelow,
  until,
} from '../../packages/agents/test/codex/support/a-codex.js';
import {
  ev,
  reply,
} from '../../packages/agents/test/codex/support/fake-responses.js';
import { tinySpec } from '../support/specs.js';
import { createWorkspace } from '../support/workspace.js';

jest.setTimeout(900_000);

const RUNS = 20;

/** The service begins to answer, and never ends. */
const codex = await createCodex({}, (_request, response) =>
  reply(response, [ev.created()], { end: false }),
);
const workspace = createWorkspace(
  { words: tinySpec('words', 'Word') },
  { agent: './agent.mjs' },
);
const options = {
  ...codex.options,
  env: { PATH: process.env['PATH'], CODEX_API_KEY: KEY },
};
workspace.write(
  'agent.mjs',
  `import { createCodexAgent } from '@nx-slice/agents';\nexport const createAgent = () => createCodexAgent(${JSON.stringify(options)});\n`,
);
afterAll(async () => {
  workspace.dispose();
  await codex.dispose();
});

test.each([
  ['kill -9 of nx', 'SIGKILL', (pid: number) => pid],
  ['Ctrl-C', 'SIGINT', (pid: number) => -pid],
] as const)(
  `%s, ${RUNS} times: no Codex is left after two seconds`,
  async (_, signal, target) => {
    const left: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      codex.fake.requests.length = 0;
      const nx = workspace.startNx('run', 'words:plan');
      expect(await until(() => codex.fake.requests.length > 0, 60_000)).toBe(
        true,
      );
      expect(processesBelow(codex.home).length).toBeGreaterThan(0);
      process.kill(target(nx.pid ?? 0), signal);
      await until(() => processesBelow(codex.home).length === 0, 2_000);
      left.push(processesBelow(codex.home).length);
    }
    expect(left).toEqual(Array.from({ length: RUNS }, () => 0));
  },
);
