import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  createScriptedAgent,
  says,
  type ScriptedAgent,
} from '@nx-slice/agents';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readText } from '../../src/edge/files.js';
import { NO_FEEDBACK } from '../../src/feedback/feedback.js';
import { makeLayer } from '../../src/layer/make-layer.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { digestOfSeal } from '../../src/seal/make-seal.js';
import { GATE_VERSION } from '../../src/verify/stages.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact, tinySpec } from '../support/tiny-job.js';

jest.setTimeout(120_000);

let agent: ScriptedAgent;
let tiny: ReturnType<typeof createTinyJob>;
beforeEach(async () => {
  agent = createScriptedAgent({
    plan: [],
    base: [says(goodArtifact('base', 'return 2;'))],
  });
  tiny = createTinyJob(agent);
  await sealTinyPlan(tiny.job);
  sealTinyLayer(tiny.job, 'base', goodArtifact('base'));
});
afterEach(() => tiny.remove());

const calls = async (job = tiny.job) => {
  const made = await makeLayer(job, 'base');
  expect(made.ok ? [] : made.error).toEqual([]);
  return agent.calls.length;
};
const frozen = () => ({ ...tiny.job, frozen: true });
const comment = (text: string) => {
  tiny.job.feedback.write('base', { ...NO_FEEDBACK, comments: [text] });
};
const stored = () =>
  listFiles(join(tiny.folder, 'artifacts')).map((path) => [
    path,
    readText(join(tiny.folder, 'artifacts', path)),
  ]);

test('the same inputs: nobody is asked, and not a byte is written', async () => {
  const before = stored();
  expect(await calls()).toBe(0);
  expect(await calls(frozen())).toBe(0);
  expect(await makePlan(tiny.job)).toMatchObject({
    ok: true,
    value: { calls: 0 },
  });
  expect(stored()).toEqual(before);
  expect(tiny.events.map(({ type }) => type)).toEqual([
    'reused',
    'reused',
    'reused',
  ]);
});

test('another input: the agent is asked, once', async () => {
  comment('Say two.');
  expect(await calls()).toBe(1);
  expect(await calls()).toBe(1);
});

test('another model, driver or effort: the agent is asked', async () => {
  for (const change of [
    { model: 'm-2' },
    { version: '2' },
    { effort: 'high' },
  ]) {
    const other = createScriptedAgent({ base: [says(goodArtifact('base'))] });
    const identity = { ...other.identity, ...change };
    await makeLayer(
      { ...tiny.job, agentFor: () => ({ ...other, identity }) },
      'base',
    );
    expect(other.calls).toHaveLength(1);
    sealTinyLayer(tiny.job, 'base', goodArtifact('base'));
  }
});

test('frozen: what would need an agent is an error that names the input, and nothing is done', async () => {
  comment('Say two.');
  const before = stored();
  expect(await makeLayer(frozen(), 'base')).toMatchObject({
    ok: false,
    error: [
      {
        code: 'FROZEN',
        layer: 'base',
        message: expect.stringMatching(
          /^words:base would need an agent.*feedback\/base changed \(\w{12} → \w{12}\)$/,
        ),
        hint: expect.stringContaining('npx nx run words:explain'),
      },
    ],
  });
  writeFileSync(
    join(tiny.folder, 'slice.json'),
    JSON.stringify({ ...tinySpec, intent: 'Other words.' }),
  );
  expect(await makePlan(frozen())).toMatchObject({
    ok: false,
    error: [
      {
        code: 'FROZEN',
        layer: 'plan',
        message: expect.stringContaining('slice.json changed'),
      },
    ],
  });
  expect(agent.calls).toEqual([]);
  expect(stored()).toEqual(before);
});

test.each<[string, () => void]>([
  ['deleted', () => rmSync(path('artifact.json'))],
  ['truncated', () => cut('artifact.json')],
  ['with the seal truncated', () => cut('seal.json')],
  ['edited', () => edit('artifact.json', 'return 1', 'return 3')],
  [
    'with conflict markers of git',
    () => edit('seal.json', '"version"', '<<<<<<< HEAD\n"version"'),
  ],
  ['with another contract', () => edit('contract.json', 'base', 'best')],
])(
  'an artifact that is %s is made again, and frozen it is named',
  async (_, harm) => {
    harm();
    expect(await makeLayer(frozen(), 'base')).toMatchObject({
      ok: false,
      error: [
        { code: 'FROZEN' },
        {
          code: expect.stringMatching(
            /^(SEAL_MISMATCH|ARTIFACT_(MISSING|BROKEN))$/,
          ),
          file: expect.stringMatching(/^artifacts\/base\/\w+\.json$/),
          hint: expect.stringMatching(/npx nx run words:base|[Rr]un the/),
        },
      ],
    });
    expect(await calls()).toBe(1);
    expect(tiny.events).toContainEqual(
      expect.objectContaining({ type: 'remade', layer: 'base' }),
    );
    expect(tiny.job.store.readSealed('base')).toMatchObject({ ok: true });
  },
);

test('a gate that has changed judges again; only what it refuses now is asked for', async () => {
  const old = (body: string) => {
    const { artifact, contract, seal } = sealTinyLayer(
      tiny.job,
      'base',
      goodArtifact('base', body),
    );
    const aged = { ...seal, gate: { ...seal.gate, version: '0' } };
    tiny.job.store.replace('base', {
      'artifact.json': artifact,
      'contract.json': contract,
      'seal.json': { ...aged, seal: digestOfSeal(aged) },
    });
  };
  old('return 1;');
  expect(await calls(frozen())).toBe(0);
  expect(tiny.job.store.readSealed('base')).toMatchObject({
    value: { seal: { gate: { version: GATE_VERSION } } },
  });
  old("return 'one';");
  expect(await makeLayer(frozen(), 'base')).toMatchObject({
    ok: false,
    error: [{ code: 'FROZEN' }, { code: 'TS2322' }],
  });
  expect(await calls()).toBe(1);
});

test('what the answers took is sealed, all attempts together', async () => {
  const usage = { inputTokens: 10, cachedInputTokens: 4, outputTokens: 2 };
  const answer = (artifact: object) => ({
    kind: 'answer' as const,
    text: JSON.stringify(artifact),
    usage,
  });
  const paid = createScriptedAgent({
    base: [
      answer(goodArtifact('base', "return 'one';")),
      answer(goodArtifact('base')),
    ],
  });
  comment('Say one.');
  expect(
    await makeLayer({ ...tiny.job, agentFor: () => paid }, 'base'),
  ).toMatchObject({
    ok: true,
    value: {
      calls: 2,
      seal: {
        usage: { inputTokens: 20, cachedInputTokens: 8, outputTokens: 4 },
      },
    },
  });
});

const path = (name: string) => join(tiny.folder, 'artifacts/base', name);
const text = (name: string) => readText(path(name)) ?? '';
const cut = (name: string) => {
  const half = text(name).slice(0, text(name).length / 2);
  writeFileSync(path(name), half);
};
const edit = (name: string, from: string, to: string) => {
  expect(text(name)).toContain(from);
  writeFileSync(path(name), text(name).replace(from, to));
};
