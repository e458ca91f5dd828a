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
