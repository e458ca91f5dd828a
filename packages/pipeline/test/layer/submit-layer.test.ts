import { afterEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { join } from 'node:path';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import { makeLayer } from '../../src/layer/make-layer.js';
import { submitLayer } from '../../src/layer/submit-layer.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { verifySlice } from '../../src/verify/verify-slice.js';
import {
  createTinyJob,
  goodArtifact,
  tinyPlan,
  tinySpec,
} from '../support/tiny-job.js';

jest.setTimeout(240_000);

let remove: (() => void) | undefined;
afterEach(() => remove?.());

async function planned(script: Parameters<typeof createScriptedAgent>[0] = {}) {
  const agent = createScriptedAgent({
    plan: [says(tinyPlan), says({ ...tinyPlan, intent: 'Other words.' })],
    ...script,
  });
  const tiny = createTinyJob(agent);
  remove = tiny.remove;
  await makePlan(tiny.job);
  const contents = () =>
    listFiles(tiny.folder).map((path) => [
      path,
      readText(join(tiny.folder, path)),
    ]);
  return { ...tiny, agent, contents };
}

const submission = (artifact: object) => ({
  file: 'mine.json',
  text: JSON.stringify(artifact),
});

test('what a person submits passes the gate, is sealed as theirs, and nobody is asked afterwards', async () => {
  const { job, agent, events } = await planned();
  const mine = goodArtifact('base', 'return 7;');
  expect(await submitLayer(job, 'base', submission(mine))).toMatchObject({
    ok: true,
    value: { seal: { agent: { kind: 'person' }, attempts: 1 } },
  });
  const before = agent.calls.length;
  const other = {
    ...job,
    agent: {
      ...agent,
      identity: { kind: 'other', version: '9', model: 'm', effort: null },
    },
  };
  const made = await makeLayer(other, 'base');
  expect(made.ok && made.value.artifact.files).toEqual(
    expect.arrayContaining(mine.files),
  );
  expect(agent.calls).toHaveLength(before);
  expect(events.slice(-2)).toMatchObject([
    { type: 'submitted', layer: 'base', file: 'mine.json', files: 2 },
    { type: 'reused', layer: 'base', byPerson: true },
  ]);
});

test('what does not pass gets the same diagnostics as an agent, and changes nothing', async () => {
  const { job, contents } = await planned();
  const before = contents();
  const wrong = submission(goodArtifact('base', "return 'one';"));
  expect(await submitLayer(job, 'base', wrong)).toMatchObject({
    ok: false,
    error: [{ code: 'TS2322', layer: 'base', file: 'src/base/index.ts' }],
  });
  expect(contents()).toEqual(before);
});

test('another plan is another layer: the agent is asked', async () => {
  const { job, folder } = await planned({
    base: [says(goodArtifact('base'))],
  });
  await submitLayer(job, 'base', submission(goodArtifact('base', 'return 7;')));
  writeFiles(folder, [
    {
      path: 'slice.json',
      content: JSON.stringify({ ...tinySpec, intent: 'Other words.' }),
    },
  ]);
  await makePlan(job);
  const made = await makeLayer(job, 'base');
  expect(made.ok && made.value.seal.agent.kind).toBe('scripted');
});

test('what verify says of a submitted artifact is a reason to ask the agent', async () => {
  const { job } = await planned({
    base: [says(goodArtifact('base'))],
    top: [
      says({
        ...goodArtifact('top'),
        files: [
          {
            path: 'src/top/index.ts',
            content:
              "import { base } from '../base';\n\nexport function top(): number {\n  return base();\n}\n",
          },
          {
            path: 'test/top/top.test.ts',
            content:
              "import { expect, test } from '@jest/globals';\nimport { top } from '../../src/top';\n\ntest('seven', () => {\n  expect(top()).toBe(7);\n});\n",
          },
        ],
      }),
      says(goodArtifact('top')),
    ],
  });
  const seven = submission(goodArtifact('base', 'return 7;'));
  const eight = submission(goodArtifact('base', 'return 8;'));
  await submitLayer(job, 'base', seven);
  await makeLayer(job, 'top');
  expect(await verifySlice(job)).toMatchObject({ ok: true });
  await submitLayer(job, 'base', eight);
  expect(await verifySlice(job)).toMatchObject({ ok: false });
  const made = await makeLayer(job, 'top');
  expect(made.ok && made.value.calls).toBe(1);
  expect(await verifySlice(job)).toMatchObject({ ok: true });
});
