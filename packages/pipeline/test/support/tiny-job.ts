import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plan } from '@nx-slice/schemas';
import type { Agent } from '../../src/agent.js';
import type { PipelineEvent } from '../../src/events.js';
import type { Job } from '../../src/job.js';
import { openFeedbackStore } from '../../src/feedback/feedback-store.js';
import { processLevel } from '../../src/edge/isolation/process-level.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';
import { tinyStack } from './tiny-stack.js';

export const REPOSITORY = resolve(import.meta.dirname, '../../../..');

export const tinySpec = {
  name: 'words',
  intent: 'Keep words.',
  entities: [{ name: 'Word', fields: [{ name: 'text', type: 'text' }] }],
  operations: ['list'],
};

export const tinyPlan: Plan = {
  name: 'words',
  intent: 'Keep words.',
  entities: [
    {
      name: 'Word',
      fields: [
        {
          name: 'text',
          type: 'text',
          maxLength: 100,
          min: null,
          max: null,
          values: null,
          default: null,
          optional: false,
          unique: false,
          entity: null,
        },
      ],
      orderBy: [{ field: 'createdAt', direction: 'desc' }],
      search: [],
    },
  ],
  operations: [
    {
      name: 'listWords',
      kind: 'list',
      entity: 'Word',
      where: null,
      set: null,
      input: null,
      output: null,
      intent: null,
    },
  ],
  acceptance: [],
  briefs: [],
};

/** An artifact of one layer that passes: a function, its test, its promise. */
export const goodArtifact = (layer: string, body = 'return 1;') => ({
  files: [
    {
      path: `src/${layer}/index.ts`,
      content: `export function ${layer}(): number {\n  ${body}\n}\n`,
    },
    {
      path: `test/${layer}/${layer}.test.ts`,
      content: `import { expect, test } from '@jest/globals';\nimport { ${layer} } from '../../src/${layer}';\n\ntest('${layer} is a number', () => {\n  expect(typeof ${layer}()).toBe('number');\n});\n`,
    },
  ],
  contracts: [
    { name: layer, kind: 'function', signature: `${layer}(): number` },
  ],
});

/** A workspace with one slice in a temporary folder, and a job on it. */
export function createTinyJob(agent: Agent, given: Partial<Job> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'tiny-job-'));
  const root = 'slices/words';
  mkdirSync(join(workspace, root), { recursive: true });
  writeFileSync(
    join(workspace, root, 'slice.json'),
    JSON.stringify(tinySpec, null, 2),
  );
  const events: PipelineEvent[] = [];
  const job: Job = {
    slice: 'words',
    workspace,
    root,
    stack: tinyStack,
    agentFor: () => agent,
    store: openArtifactStore(join(workspace, root)),
    nodeModules: join(REPOSITORY, 'node_modules'),
    isolation: () =>
      Promise.resolve({ ok: true, value: processLevel('process') }),
    deadline: 120_000,
    maxAttempts: 3,
    frozen: false,
    feedback: openFeedbackStore(join(workspace, root)),
    onEvent: (event) => events.push(event),
    signal: new AbortController().signal,
    ...given,
  };
  return {
    job,
    events,
    folder: join(workspace, root),
    remove: () => rmSync(workspace, { recursive: true, force: true }),
  };
}
