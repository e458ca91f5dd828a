import { afterEach, expect, jest, test } from '@jest/globals';
import {
  createScriptedAgent,
  says,
  type ScriptedAgent,
} from '@nx-slice/agents';
import { historySchema } from '@nx-slice/schemas';
import { join } from 'node:path';
import { applySlice } from '../../src/apply/apply-slice.js';
import { explainSlice } from '../../src/explain/explain-slice.js';
import { readText } from '../../src/edge/files.js';
import { makeLayer } from '../../src/layer/make-layer.js';
import type { Stack } from '../../src/stack.js';
import { verifySlice } from '../../src/verify/verify-slice.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact, tinyPlan } from '../support/tiny-job.js';
import { tinyStack } from '../support/tiny-stack.js';

jest.setTimeout(120_000);

const STEPS = 'src/base/steps.ts';

/** One line for each step, such as `// 1 create`. */
const stack: Stack = {
  ...tinyStack,
  layers: tinyStack.layers.map((layer) =>
    layer.name === 'base'
      ? {
          ...layer,
          history: {
            file: STEPS,
            entries: (text) =>
              text.includes('computed')
                ? undefined
                : [...text.matchAll(/^\/\/ (\d+) (.*)$/gm)].map(
                    ([, id = '', what = '']) => ({ id, text: what }),
                  ),
            losses: (before, after) =>
              before.acceptance
                .filter((one) => !after.acceptance.includes(one))
                .map((one) => `${one} is lost`),
          },
        }
      : layer,
  ),
};

const steps = (...list: readonly string[]) => {
  const { files, contracts } = goodArtifact('base');
  const content = `${list.map((step) => `// ${step}`).join('\n')}\nexport {};\n`;
  return { files: [...files, { path: STEPS, content }], contracts };
};

let remove: (() => void) | undefined;
afterEach(() => remove?.());

async function setUp(...answers: readonly object[]) {
  const agent = createScriptedAgent({ base: answers.map((one) => says(one)) });
  const tiny = createTinyJob(agent, { stack });
  remove = tiny.remove;
  const { job } = tiny;
  await sealTinyPlan(job, { ...tinyPlan, acceptance: ['a', 'b'] });
  const make = async () => {
    const made = await makeLayer(job, 'base');
    return made.ok ? [] : made.error.map(({ code }) => code);
  };
  const apply = async (allowDestructive = false) => {
    sealTinyLayer(job, 'top', goodArtifact('top'));
    const verdict = await verifySlice(job);
    if (!verdict.ok) return verdict.error;
    const applied = await applySlice(job, { dryRun: false, allowDestructive });
    return applied.ok ? [] : applied.error;
  };
  const replan = (acceptance: string[]) =>
    sealTinyPlan(job, { ...tinyPlan, acceptance });
  return { ...tiny, agent, make, apply, replan };
}

const callsOf = (agent: ScriptedAgent) => agent.calls.length;

test('what was applied is kept, and is no reason to ask again', async () => {
  const { job, agent, make, apply, folder } = await setUp(steps('1 create'));
  expect(await make()).toEqual([]);
  expect(await apply()).toEqual([]);
  const kept = job.store.readDocument('history/base.json', historySchema);
  expect(kept).toMatchObject({
    ok: true,
    value: {
      layer: 'base',
      file: { path: STEPS },
      plan: { acceptance: ['a', 'b'] },
    },
  });
  expect(await make()).toEqual([]);
  expect(callsOf(agent)).toBe(1);
  const before = readText(join(folder, 'artifacts/history/base.json'));
  expect(await apply()).toEqual([]);
  expect(readText(join(folder, 'artifacts/history/base.json'))).toBe(before);
  const explained = await explainSlice(job);
  expect(explained.ok && explained.value).toMatchObject([
    { name: 'plan' },
    { name: 'base', outlook: 'reused' },
    { name: 'top', outlook: 'reused' },
  ]);
});

test('whoever is asked next is told, and may append alone', async () => {
  const { agent, make, apply, replan } = await setUp(
    steps('1 create'),
    steps('1 create it otherwise'),
    steps('2 add'),
    steps('1 create', '2 add'),
  );
  await make();
  await apply();
  await replan(['a', 'b', 'c']);
  expect(await make()).toEqual([]);
  expect(callsOf(agent)).toBe(4);
  expect(agent.calls[1]?.request).toMatchObject({
    history: { file: { path: STEPS }, plan: { acceptance: ['a', 'b'] } },
  });
  const told = agent.calls.flatMap(({ message }) =>
    message.kind === 'repair' ? message.diagnostics : [],
  );
  expect(told.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'MIGRATION_EDITED 1 was released and was changed',
    'MIGRATION_EDITED 1 was released and is missing',
  ]);
});

test('a file that cannot be read is refused from the start', async () => {
  const { make } = await setUp(
    steps('computed'),
    steps('1 create', '1 again'),
    goodArtifact('base'),
    steps('1 create'),
  );
  expect(await make()).toEqual([]);
});

test('what is lost is listed, and has to be allowed', async () => {
  const { make, apply, replan, folder } = await setUp(
    steps('1 create'),
    steps('1 create', '2 drop'),
  );
  await make();
  await apply();
  await replan(['a']);
  await make();
  const before = readText(join(folder, 'artifacts/history/base.json'));
  expect(await apply()).toMatchObject([
    {
      code: 'MIGRATION_DESTRUCTIVE',
      message: 'b is lost',
      hint: expect.stringContaining('--allow-destructive'),
    },
  ]);
  expect(readText(join(folder, STEPS))).not.toContain('drop');
  expect(readText(join(folder, 'artifacts/history/base.json'))).toBe(before);
  expect(await apply(true)).toEqual([]);
  expect(readText(join(folder, STEPS))).toContain('2 drop');
  expect(await apply()).toEqual([]);
});

test('a history that changed under an artifact has it made again', async () => {
  const { job, agent, make, apply } = await setUp(
    steps('1 create'),
    steps('1 create', '2 add'),
  );
  await make();
  await apply();
  const kept = job.store.readDocument('history/base.json', historySchema);
  if (!kept?.ok) throw new Error('Nothing was kept');
  const content = `${kept.value.file.content}// 2 add\n`;
  job.store.write('history/base.json', {
    ...kept.value,
    file: { path: STEPS, content },
  });
  const explained = await explainSlice(job);
  expect(explained.ok && explained.value[1]).toMatchObject({
    outlook: 'would run',
    changes: [{ name: 'history/base' }],
  });
  expect(await make()).toEqual([]);
  expect(callsOf(agent)).toBe(2);
});
