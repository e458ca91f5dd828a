import { afterEach, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { fail } from '@nx-slice/schemas';
import { diagnostic } from '../src/diagnostics.js';
import type { ChooseIsolation } from '../src/edge/isolation/choose-isolation.js';
import { processLevel } from '../src/edge/isolation/process-level.js';
import { generateSlice } from '../src/pipeline.js';
import { makePlan } from '../src/plan/make-plan.js';
import { makeLayer } from '../src/layer/make-layer.js';
import { verifySlice } from '../src/verify/verify-slice.js';
import { sealTinyLayer } from './support/seal-tiny.js';
import { createTinyJob, goodArtifact, tinyPlan } from './support/tiny-job.js';

jest.setTimeout(120_000);

let remove: (() => void) | undefined;
afterEach(() => remove?.());

const script = {
  plan: [says(tinyPlan)],
  // Verify asks once more whether it is their work.
  base: [says(goodArtifact('base')), says(goodArtifact('base'))],
  top: [says(goodArtifact('top')), says(goodArtifact('top'))],
};

/** Only code that is trusted can run here. */
const onlyTrusted: ChooseIsolation = (trusted) =>
  Promise.resolve(
    trusted
      ? { ok: true, value: processLevel('process') }
      : fail([
          diagnostic({
            code: 'ISOLATION_MISSING',
            stage: 'agent',
            message: 'There is none',
          }),
        ]),
  );

function setUp(trusted: boolean, isolation: ChooseIsolation) {
  const scripted = createScriptedAgent(script);
  const tiny = createTinyJob({ ...scripted, trusted }, { isolation });
  remove = tiny.remove;
  return { ...tiny, calls: scripted.calls };
}

test('an agent whose code could not be judged is not even asked for a plan', async () => {
  const { job, calls } = setUp(false, onlyTrusted);
  expect(await makePlan(job)).toMatchObject({
    ok: false,
    error: [{ code: 'ISOLATION_MISSING' }],
  });
  expect(calls).toEqual([]);
});

test('nor for a layer', async () => {
  const { job } = setUp(true, onlyTrusted);
  await makePlan(job);
  const other = createScriptedAgent(script);
  expect(
    await makeLayer({ ...job, agentFor: () => other }, 'base'),
  ).toMatchObject({
    ok: false,
    error: [{ code: 'ISOLATION_MISSING' }],
  });
  expect(other.calls).toEqual([]);
});

test.each([
  [true, 'process', [true, true, true, true]],
  [false, 'unsandboxed', [false, false, false, false]],
] as const)(
  'seals and verdict say where the code ran; verify goes by where it came from (trusted: %s)',
  async (trusted, level, expected) => {
    const asked: boolean[] = [];
    const { job } = setUp(trusted, (given) => {
      asked.push(given);
      return Promise.resolve({
        ok: true,
        value: processLevel(given ? 'process' : 'unsandboxed'),
      });
    });
    const result = await generateSlice(job, { dryRun: true });
    expect(result).toMatchObject({ ok: true });
    expect(asked).toEqual(expected);
    expect(job.store.readSealed('base')).toMatchObject({
      value: { seal: { gate: { isolation: level } } },
    });
    // The domain contract is compiled from the plan: no agent wrote it.
    expect(job.store.readSealed('plan')).toMatchObject({
      value: { seal: { gate: { isolation: 'process' } } },
    });
  },
);

test('a seal that claims more than is true lets no code run as a plain process', async () => {
  const asked: boolean[] = [];
  const { job } = setUp(true, (given) => {
    asked.push(given);
    return Promise.resolve({ ok: true, value: processLevel('process') });
  });
  expect(await makePlan(job)).toMatchObject({ ok: true });
  // Sealed like the work of a trusted agent; the agent itself writes something else.
  sealTinyLayer(job, 'base', goodArtifact('base', 'return 666;'));
  expect(await makeLayer(job, 'top')).toMatchObject({ ok: true });
  expect(job.store.readSealed('base')).toMatchObject({
    value: { seal: { gate: { isolation: 'process' } } },
  });
  asked.length = 0;
  await verifySlice(job);
  expect(asked).toEqual([false]);
});
