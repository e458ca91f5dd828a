/** Modules that misbehave as agents do, for `agent: './agent.mjs'`. They plan with the scaffold agent. */
const module = (ask: string): string => `
import { createScaffoldAgent } from '@nx-slice/electron';
const scaffold = createScaffoldAgent();
export const createAgent = () => ({
  identity: { kind: 'bad', version: '1', model: null, effort: null },
  open: (request) => {
    const talk = scaffold.open(request);
    if (request.kind === 'plan' || request.layer === 'renderer') return talk;
    return { ask: async (message, signal) => { ${ask} }, close: () => talk.close() };
  },
});
`;

export const CRASHES = module(`throw new Error('segmentation fault')`);
export const SAYS_NOTHING = module(`return { kind: 'answer', text: '' }`);
export const ENDS_THE_PROCESS = module(`process.exit(7)`);
export const NEVER_ANSWERS = module(`
  console.log('asked');
  await new Promise((resolve, reject) => {
    const timer = setInterval(() => {}, 1000);
    signal.addEventListener('abort', () => { clearInterval(timer); reject(signal.reason); });
  });
`);
/** Answers, and leaves time to be interrupted while the answer is judged. */
export const ANSWERS = module(
  `console.log('asked'); return talk.ask(message, signal)`,
);

/**
 * Code of our own templates, with a function in `db` that a test of `main` asks for its value. It heeds
 * feedback: told anything, db gives 2; told that its test fails, main expects 2; told the impossible, db never
 * compiles. Every question is a line in `.tmp/asked`.
 */
export const HEEDS_FEEDBACK = `
import { createScaffoldAgent } from '@nx-slice/electron';
import { appendFileSync } from 'node:fs';
const scaffold = createScaffoldAgent();
const extra = {
  db: (told) => ({
    path: 'src/db/pace.ts',
    content: 'export function pace(): number {\\n  return ' +
      (told.includes('impossible') ? "'none'" : told === '' ? '1' : '2') + ';\\n}\\n',
  }),
  main: (told) => ({
    path: 'test/main/pace.test.ts',
    content: "import { expect, test } from '@jest/globals';\\nimport { pace } from '../../src/db';\\n\\n" +
      "test('the pace', () => {\\n  expect(pace()).toBe(" + (told.includes('TEST_FAILED') ? 2 : 1) + ');\\n});\\n',
  }),
};
export const createAgent = () => ({
  identity: { kind: 'heeds-feedback', version: '1', model: null, effort: null },
  trusted: true,
  open: (request) => {
    const talk = scaffold.open(request);
    const layer = request.layer ?? 'plan';
    return {
      close: () => talk.close(),
      ask: async (message, signal) => {
        appendFileSync(new URL('.tmp/asked', import.meta.url), layer + '\\n');
        const reply = await talk.ask(message, signal);
        if (!(layer in extra)) return reply;
        const artifact = JSON.parse(reply.text);
        artifact.files.push(extra[layer](request.feedback.join(' ')));
        if (layer === 'db') {
          const index = artifact.files.find(({ path }) => path === 'src/db/index.ts');
          index.content += "export { pace } from './pace';\\n";
          artifact.contracts.push({ name: 'pace', kind: 'function', signature: 'pace(): number' });
        }
        return { kind: 'answer', text: JSON.stringify(artifact) };
      },
    };
  },
});
`;

/** The scaffold agent under another name; every question is a line in `.tmp/asked`. For `tools/agent.mjs`. */
export const COUNTED = `
import { createScaffoldAgent } from '@nx-slice/electron';
import { appendFileSync } from 'node:fs';
const scaffold = createScaffoldAgent();
export const createAgent = () => ({
  identity: { kind: 'counted', version: '1', model: null, effort: null },
  trusted: true,
  open: (request) => {
    const talk = scaffold.open(request);
    return {
      close: () => talk.close(),
      ask: (message, signal) => {
        appendFileSync(new URL('../.tmp/asked', import.meta.url), (request.layer ?? 'plan') + '\\n');
        return talk.ask(message, signal);
      },
    };
  },
});
`;

/**
 * As a model is: what it writes is judged in a sandbox, every answer takes 1000 tokens, and every question is a line in
 * `.tmp/asked`. For `tools/agent.mjs`.
 */
export const COSTS = `
import { createScaffoldAgent } from '@nx-slice/electron';
import { appendFileSync } from 'node:fs';
const scaffold = createScaffoldAgent();
export const createAgent = ({ model }) => ({
  identity: { kind: 'costs', version: '1', model, effort: null },
  open: (request) => {
    const talk = scaffold.open(request);
    return {
      close: () => talk.close(),
      ask: async (message, signal) => {
        appendFileSync(new URL('../.tmp/asked', import.meta.url), (request.layer ?? 'plan') + '\\n');
        const usage = { inputTokens: 900, cachedInputTokens: 0, outputTokens: 100 };
        return { ...(await talk.ask(message, signal)), usage };
      },
    };
  },
});
`;
