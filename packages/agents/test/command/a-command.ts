import type { AgentReply, LayerRequest, PlanRequest } from '@nx-slice/pipeline';
import {
  createCommandAgent,
  type CommandAgentOptions,
} from '../../src/command/command-agent.js';

const plan = {
  name: 'notes',
  intent: 'Keep notes',
  entities: [],
  operations: [],
  acceptance: [],
  briefs: [],
};

export const layerRequest: LayerRequest = {
  kind: 'layer',
  slice: 'notes',
  layer: 'db',
  brief: 'Write the layer.\nÜber alles.',
  section: { version: 1, layer: 'db', plan },
  contracts: [{ version: 1, layer: 'plan', declarations: [], promises: [] }],
  roots: ['src/db/'],
  feedback: ['shorter, please'],
};

export const planRequest: PlanRequest = {
  kind: 'plan',
  slice: 'notes',
  brief: 'Plan it.',
  spec: {
    file: 'slices/notes/slice.json',
    text: '{}',
    slice: { name: 'notes', intent: 'Keep notes' },
  },
};

export const artifact = {
  files: [{ path: 'src/db/index.ts', content: "export const a = 'ä';\n" }],
  contracts: [],
};

/** An agent that is this program in JavaScript; `request` in it is what it was given. */
export const commandThat = (
  script: string,
  options: Partial<CommandAgentOptions> = {},
) =>
  createCommandAgent({
    command: [
      process.execPath,
      '-e',
      `const request = JSON.parse(require('fs').readFileSync(0, 'utf8'));
       const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
       ${script}`,
    ],
    cwd: import.meta.dirname,
    environment: { PATH: process.env['PATH'] },
    identity: { name: 'test' },
    timeout: 20_000,
    ...options,
  });

export const ANSWERS = `say({ type: 'answer', artifact: ${JSON.stringify(artifact)} });`;

export const NEVER: AbortSignal = new AbortController().signal;

/** One message to a fresh conversation about a layer. */
export const askOnce = (
  ...given: Parameters<typeof commandThat>
): Promise<AgentReply> =>
  commandThat(...given)
    .open(layerRequest)
    .ask({ kind: 'request' }, NEVER);
