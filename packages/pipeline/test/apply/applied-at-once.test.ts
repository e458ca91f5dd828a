import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { removeSlice } from '../../src/apply/remove-slice.js';
import { readText, writeFiles } from '../../src/edge/files.js';
import type { PipelineEvent } from '../../src/events.js';
import { openFeedbackStore } from '../../src/feedback/feedback-store.js';
import type { Job } from '../../src/job.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, tinySpec } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

jest.setTimeout(60_000);

const NAMES = ['alpha', 'beta', 'gamma', 'delta'];

let workspace = '';
let events: PipelineEvent[] = [];
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'at-once-'));
  events = [];
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const onEvent = (event: PipelineEvent) => {
  events.push(event);
};

/** A slice that is sealed and verified, and not applied yet. */
async function verified(slice: string): Promise<Job> {
  const root = `slices/${slice}`;
  const folder = join(workspace, root);
  writeFiles(folder, [
    {
      path: 'slice.json',
      content: JSON.stringify({ ...tinySpec, name: slice }),
    },
  ]);
  const tiny = createTinyJob(createScriptedAgent({}), {
    slice,
    workspace,
    root,
    store: openArtifactStore(folder),
    feedback: openFeedbackStore(folder),
    onEvent,
  });
  tiny.remove();
  const { job } = tiny;
  const all = [
    await sealTinyPlan(job),
    ...['base', 'top'].map((layer) =>
      sealTinyLayer(job, layer, {
        files: [{ path: `src/${layer}/index.ts`, content: 'export {};\n' }],
        contracts: [],
      }),
    ),
  ];
  job.store.replace('verify', {
    'verdict.json': {
      version: 1,
      slice,
      gate: '1',
      isolation: 'process',
      artifacts: all.map(({ seal: { layer, artifact } }) => ({
        layer,
        digest: artifact,
      })),
      tests: 1,
    },
  });
  return job;
}

const registered = () => {
  const text = readText(join(workspace, 'app/slices.gen.ts')) ?? '';
  return NAMES.filter((name) => text.includes(`"name":"${name}"`));
};

test('slices that are applied at once are all registered, in the order of their names', async () => {
  const jobs = await Promise.all(NAMES.map(verified));
  const results = await Promise.all(
    jobs.reverse().map((job) => applySlice(job, { dryRun: false, app: 'app' })),
  );
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(registered()).toEqual(NAMES);
  expect(events.some(({ type }) => type === 'locked')).toBe(true);
});

test('one that is removed meanwhile takes no other along', async () => {
  const [first, ...others] = await Promise.all(NAMES.map(verified));
  if (!first) throw new Error('There are four');
  await applySlice(first, { dryRun: false, app: 'app' });
  await Promise.all([
    ...others.map((job) => applySlice(job, { dryRun: false, app: 'app' })),
    removeSlice({
      workspace,
      root: first.root,
      stack: tinyStack,
      app: 'app',
      dryRun: false,
      onEvent,
      signal: first.signal,
    }),
  ]);
  expect(registered()).toEqual(NAMES.slice(1));
});
