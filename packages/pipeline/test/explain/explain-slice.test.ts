import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readText } from '../../src/edge/files.js';
import { explainSlice } from '../../src/explain/explain-slice.js';
import { NO_FEEDBACK } from '../../src/feedback/feedback.js';
import type { Job } from '../../src/job.js';
import { NO_COLORS } from '../../src/report/print-diagnostic.js';
import { printExplanation } from '../../src/report/print-explanation.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact, tinySpec } from '../support/tiny-job.js';

jest.setTimeout(60_000);

let tiny: ReturnType<typeof createTinyJob>;
beforeEach(async () => {
  tiny = createTinyJob(createScriptedAgent({}));
  await sealTinyPlan(tiny.job);
  sealTinyLayer(tiny.job, 'base', goodArtifact('base'));
  sealTinyLayer(tiny.job, 'top', goodArtifact('top'));
});
afterEach(() => tiny.remove());

const git = (...args: readonly string[]) =>
  execFileSync('git', args, { cwd: tiny.job.workspace, stdio: 'ignore' });
const commit = () => {
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'first');
};
const ask = (words: string) => {
  writeFileSync(
    join(tiny.folder, 'slice.json'),
    JSON.stringify({ ...tinySpec, intent: words }),
  );
};
const explained = async (job: Job = tiny.job) => {
  const result = await explainSlice(job);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
};
const outlooks = async (job?: Job) =>
  (await explained(job)).map(({ name, outlook }) => `${name} ${outlook}`);

test('nothing changed: everything is used again, and nothing is written', async () => {
  const before = listFiles(tiny.folder);
  expect(await outlooks()).toEqual([
    'plan reused',
    'base reused',
    'top reused',
  ]);
  expect(listFiles(tiny.folder)).toEqual(before);
});

test('another request: the plan would run, the layers wait for what it says; both digests and a diff', async () => {
  commit();
  ask('Count words.');
  const [plan, base] = await explained();
  expect(plan).toMatchObject({
    outlook: 'would run',
    reason: expect.stringMatching(/^slice\.json changed \(\w{12} → \w{12}\)$/),
    changes: [{ name: 'slice.json', before: expect.any(String) }],
  });
  expect(plan?.changes[0]?.diff).toContain(
    '-  "intent": "Keep words.",\n+  "intent": "Count words.",',
  );
  expect(base).toMatchObject({ outlook: 'waits' });
});

test('without git there are the digests alone', async () => {
  ask('Count words.');
  const [plan] = await explained();
  expect(plan?.changes).toMatchObject([{ name: 'slice.json', diff: null }]);
});

test('a comment reaches its own layer, and those that need it wait', async () => {
  tiny.job.feedback.write('base', { ...NO_FEEDBACK, comments: ['Be kind.'] });
  expect(await outlooks()).toEqual([
    'plan reused',
    'base would run',
    'top waits',
  ]);
});

test('another contract of a need: the diff is the contract', async () => {
  commit();
  sealTinyLayer(tiny.job, 'base', goodArtifact('base'), [
    { path: 'src/base/index.d.ts', content: 'export declare const two: 2;' },
  ]);
  const top = (await explained()).at(-1);
  expect(top).toMatchObject({ outlook: 'would run' });
  expect(top?.changes[0]?.diff).toContain('+      "content": "export declare');
});

test('another agent, or what cannot be read: it would run, and says so', async () => {
  const agent = tiny.job.agentFor('plan');
  const identity = { ...agent.identity, model: 'other' };
  expect(
    await outlooks({ ...tiny.job, agentFor: () => ({ ...agent, identity }) }),
  ).toEqual(['plan would run', 'base would run', 'top would run']);
  rmSync(join(tiny.folder, 'artifacts/top'), { recursive: true });
  writeFileSync(join(tiny.folder, 'artifacts/base/seal.json'), '{');
  expect(await explained()).toMatchObject([
    { outlook: 'reused' },
    {
      outlook: 'would run',
      reason: 'what is stored for it is not what was sealed',
    },
    { outlook: 'waits' },
  ]);
});

test('printed, it reads like a table with diffs below', async () => {
  commit();
  ask('Count words.');
  const printed = printExplanation('words', await explained(), NO_COLORS);
  expect(printed).toContain('words:plan  would run     slice.json changed');
  expect(printed).toContain('  +  "intent": "Count words."');
  expect(printed).toContain('words:base  waits         runs if plan');
  expect(readText(join(tiny.folder, 'slice.json'))).toContain('Count');
});
