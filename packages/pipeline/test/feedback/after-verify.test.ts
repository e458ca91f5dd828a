import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { join } from 'node:path';
import { at, diagnostic } from '../../src/diagnostics.js';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import {
  giveFeedback,
  settleFeedback,
} from '../../src/feedback/after-verify.js';
import { NO_FEEDBACK } from '../../src/feedback/feedback.js';
import { makeLayer } from '../../src/layer/make-layer.js';
import { generateSlice } from '../../src/pipeline.js';
import { makeSeal } from '../../src/seal/make-seal.js';
import { verifySlice } from '../../src/verify/verify-slice.js';
import { createTinyJob, goodArtifact, tinyPlan } from '../support/tiny-job.js';

jest.setTimeout(240_000);

let remove: (() => void) | undefined;
afterEach(() => remove?.());

/** Its own test asks for what it needs from base to be `value`. */
const topOn = (value: number) => ({
  ...goodArtifact('top'),
  files: [
    {
      path: 'src/top/index.ts',
      content: `import { base } from '../base';\n\nexport function top(): number {\n  return base();\n}\n`,
    },
    {
      path: 'test/top/top.test.ts',
      content: `import { expect, test } from '@jest/globals';\nimport { top } from '../../src/top';\n\ntest('top is what it was', () => {\n  expect(top()).toBe(${value});\n});\n`,
    },
  ],
});

const FILE = 'feedback/top.json';

/** A slice that passed, whose base was then made anew: its contract is the same, what it does is not. */
async function broken(...repairs: object[]) {
  const agent = createScriptedAgent({
    plan: [says(tinyPlan)],
    base: [says(goodArtifact('base')), says(goodArtifact('base', 'return 2;'))],
    top: [says(topOn(1)), ...repairs.map(says)],
  });
  const tiny = createTinyJob(agent);
  remove = tiny.remove;
  const { job, folder } = tiny;
  expect(await generateSlice(job, { dryRun: false })).toMatchObject({
    ok: true,
  });
  expect(listFiles(join(folder, 'feedback'))).toEqual([]);
  job.feedback.write('base', { ...NO_FEEDBACK, comments: ['Say two.'] });
  await makeLayer(job, 'base');
  const calls = (layer: string) =>
    agent.calls.filter(
      ({ request }) => request.kind === 'layer' && request.layer === layer,
    );
  return { ...tiny, agent, calls };
}

test('the layer that owns the file is told, made again with it, and left alone once verify passes', async () => {
  const { job, folder, events, calls } = await broken(topOn(2));
  const verdict = await verifySlice(job);
  expect(verdict.ok ? [] : verdict.error).toMatchObject([
    {
      code: 'TEST_FAILED',
      layer: 'top',
      file: 'test/top/top.test.ts',
      hint: expect.stringContaining(
        'It may come from base (changed since the slice last passed).',
      ),
    },
  ]);
  expect(listFiles(join(folder, 'feedback'))).toEqual([
    'base.json',
    'top.json',
  ]);
  expect(readText(join(folder, FILE))).not.toContain('nx-slice-');
  expect(events).toContainEqual({
    type: 'feedback',
    slice: 'words',
    layer: 'top',
    file: `slices/words/${FILE}`,
    findings: 1,
  });

  expect(await makeLayer(job, 'top')).toMatchObject({ ok: true });
  expect(calls('top').at(-1)?.request).toMatchObject({
    feedback: [expect.stringContaining('TEST_FAILED (top, test)')],
  });
  expect(await verifySlice(job)).toMatchObject({ ok: true });
  expect(readText(join(folder, FILE))).toContain('"verify": null');

  const asked = calls('top').length;
  const again = await makeLayer(job, 'top');
  expect(again.ok && again.value.calls).toBe(0);
  expect(again.ok && again.value.artifact.files).toEqual(topOn(2).files);
  expect(calls('top')).toHaveLength(asked);
});

/** A store with two sealed layers, without running anything. */
function sealed() {
  const tiny = createTinyJob(createScriptedAgent({}));
  remove = tiny.remove;
  const { job } = tiny;
  const store = (layer: string, body: string) => {
    const { artifact, contract, seal } = makeSeal({
      slice: 'words',
      layer,
      artifact: goodArtifact(layer, body),
      contract: { version: 1, layer, declarations: [], promises: [] },
      inputs: [],
      agent: job.agentFor('db').identity,
      attempts: 1,
      usage: null,
      stack: job.stack,
      isolation: 'process',
    });
    job.store.replace(layer, {
      'artifact.json': artifact,
      'contract.json': contract,
      'seal.json': seal,
    });
    return seal.artifact;
  };
  const digest = store('top', 'return 1;');
  const read = () => {
    const feedback = job.feedback.read('top');
    return feedback.ok ? feedback.value : undefined;
  };
  return { ...tiny, store, digest, read };
}

const finding = diagnostic({
  code: 'TEST_FAILED',
  stage: 'test',
  layer: 'top',
  file: 'test/top/top.test.ts',
  range: at(4, 5),
  message: 'failed after 12 ms',
});

describe('findings of verify', () => {
  test('that are the same for the same artifact are nothing new, whatever their words', () => {
    const { job, folder } = sealed();
    giveFeedback(job, [finding]);
    const first = readText(join(folder, FILE));
    giveFeedback(job, [{ ...finding, message: 'failed after 13 ms' }]);
    expect(readText(join(folder, FILE))).toBe(first);
  });

  test('that are the same for another artifact are told again: nobody is stuck', () => {
    const { job, store, read } = sealed();
    giveFeedback(job, [finding]);
    const digest = store('top', 'return 2;');
    giveFeedback(job, [finding]);
    expect(read()?.verify?.artifact).toBe(digest);
  });

  test('that name files of another layer name that layer', () => {
    const { job } = sealed();
    const message = 'Error\n    at base (src/base/index.ts:2:3)';
    expect(giveFeedback(job, [{ ...finding, message }])).toMatchObject([
      { hint: 'It may come from base (named in the message).' },
    ]);
  });

  test('that no layer owns, or no agent can mend, are no feedback', () => {
    const { job, folder } = sealed();
    giveFeedback(job, [
      { ...finding, layer: null },
      { ...finding, layer: 'plan' },
      { ...finding, stage: 'seal' },
    ]);
    expect(listFiles(join(folder, 'feedback'))).toEqual([]);
  });

  test('are bounded, in number and in length, and in one order', () => {
    const { job, read } = sealed();
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...finding,
      range: at(index + 1, 1),
      message: 'x'.repeat(5_000),
    }));
    giveFeedback(job, many);
    const first = read()?.verify?.diagnostics;
    expect(first).toHaveLength(20);
    expect(first?.at(-1)?.code).toBe('MORE_DIAGNOSTICS');
    expect(first?.[0]?.message.length).toBeLessThan(1_100);
    settleFeedback(job);
    giveFeedback(job, many.toReversed());
    expect(read()?.verify?.diagnostics).toEqual(first);
  });

  test('leave what a person said, come and go', () => {
    const { job, read, digest } = sealed();
    const comments = ['use a table'];
    job.feedback.write('top', { ...NO_FEEDBACK, comments });
    giveFeedback(job, [finding]);
    expect(read()).toMatchObject({ comments, verify: { artifact: digest } });
    settleFeedback(job);
    expect(read()).toEqual({
      version: 1,
      comments,
      verify: null,
      keep: digest,
    });
  });

  test('end what was kept', () => {
    const { job, read, digest } = sealed();
    job.feedback.write('top', { ...NO_FEEDBACK, keep: digest });
    giveFeedback(job, [finding]);
    expect(read()?.keep).toBeNull();
  });

  test('do not overwrite a file that cannot be read', () => {
    const { job, folder } = sealed();
    writeFiles(folder, [{ path: FILE, content: '{ broken' }]);
    expect(giveFeedback(job, [finding]).map(({ code }) => code)).toEqual([
      'TEST_FAILED',
      'FEEDBACK_BROKEN',
    ]);
    expect(readText(join(folder, FILE))).toBe('{ broken');
  });
});

test('where verify has said nothing, passing writes nothing', () => {
  const { job, folder } = sealed();
  settleFeedback(job);
  expect(listFiles(join(folder, 'feedback'))).toEqual([]);
});
