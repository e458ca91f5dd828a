import { BRIEFS, COMMON_BRIEF } from '../base.js';
import { ALL, feedback, file, nxJson, type Edit } from '../edit.js';

const brief = (name: string, text: string): Edit['apply'] => {
  return ({ write }) => write(`${BRIEFS}/${name}.md`, text);
};

const briefs: readonly Edit[] = [
  {
    name: 'common.md: another sentence',
    apply: brief('common', `${COMMON_BRIEF}Be brief.\n`),
    needs: ALL,
    why: 'every step is told it',
  },
  ...(['plan', 'db', 'component'] as const).map((step) => ({
    name: `${step}.md is new`,
    apply: brief(step, 'Use short names.\n'),
    needs: [step],
    why: `only ${step} is told it`,
  })),
  {
    name: 'common.md: empty lines at its end',
    apply: brief('common', `${COMMON_BRIEF}\n\n`),
    needs: [],
    why: 'nobody is told anything else',
  },
  {
    name: 'common.md: line ends of Windows',
    apply: brief('common', COMMON_BRIEF.replaceAll('\n', '\r\n')),
    needs: [],
    why: 'nobody is told anything else',
  },
  {
    name: 'a README beside the briefs',
    apply: brief('README', 'How to write briefs.\n'),
    needs: [],
    why: 'nobody is told it',
  },
];

const agents: readonly Edit[] = [
  {
    name: 'model: another one',
    apply: nxJson({ model: 'large' }),
    needs: ALL,
    why: 'another agent answers',
  },
  {
    name: 'model of ipc alone',
    apply: nxJson({ layers: { ipc: { model: 'large' } } }),
    needs: ['ipc'],
    why: 'another agent answers, the same way',
  },
  {
    name: 'effort of component alone',
    apply: nxJson({ layers: { component: { effort: 'high' } } }),
    needs: ['component'],
    why: 'another agent answers, the same way',
  },
  {
    name: 'model of the plan alone',
    apply: nxJson({ layers: { plan: { model: 'large' } } }),
    needs: ['plan'],
    why: 'another agent answers, the same way',
  },
  {
    name: 'maxAttempts: more',
    apply: nxJson({ maxAttempts: 4 }),
    needs: [],
    why: 'an answer that passed is as good',
  },
  {
    name: "a comment in the agent's own module",
    apply: file('tools/agent.mjs', (text) => `// Ours.\n${text}`),
    needs: [],
    why: 'its identity is what it says it is',
  },
];

/** Whose inputs hold the contract of a layer. */
const SEES_CONTRACT = {
  db: ['main'],
  ipc: [],
  context: ['component', 'layout'],
  component: ['layout'],
} as const;

/** The layers that are told things in which the table of layers has a fork or an end. */
const REVIEWED = ['db', 'ipc', 'context', 'component'] as const;

const reviews: readonly Edit[] = REVIEWED.flatMap((layer) => [
  {
    name: `feedback to ${layer}: another body`,
    apply: feedback(layer, 'write it in another way'),
    needs: [layer],
    why: 'other files, the same contract',
  },
  {
    name: `feedback to ${layer}: one export more`,
    apply: feedback(layer, 'promise something else'),
    needs: [layer, ...SEES_CONTRACT[layer]],
    why:
      SEES_CONTRACT[layer].length === 0
        ? 'another contract, which nobody sees'
        : `another contract, which ${SEES_CONTRACT[layer].join(' and ')} sees; what comes after stays`,
  },
]);

/** What agents are told beside the plan, and who they are. */
export const TOLD: readonly Edit[] = [...briefs, ...agents, ...reviews];
