import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import type { Artifact, SourceFile } from '@nx-slice/schemas';
import { processLevel } from '../../src/edge/isolation/process-level.js';
import { judgeLayer } from '../../src/layer/judge-layer.js';
import { makeLayer } from '../../src/layer/make-layer.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { layerOf, type Stack } from '../../src/stack.js';
import { conformanceTo } from '../../src/verify/conformance.js';
import { verifySlice } from '../../src/verify/verify-slice.js';
import { NODE_MODULES } from '../support/a-site.js';
import { createTinyJob, goodArtifact, tinyPlan } from '../support/tiny-job.js';
import { conformingStack, demandOf, tinyStack } from '../support/tiny-stack.js';

jest.setTimeout(240_000);

const { test: demand, helper } = demandOf('base');
const wanted: SourceFile = {
  path: 'test/support/wanted.ts',
  content: 'export const wanted = 0;\n',
};
const good = goodArtifact('base');

/** Wrong, with a test that agrees with it. */
const wrong = goodArtifact('base', 'return -1;');

async function judge(stack: Stack, artifact: Artifact) {
  const judged = await judgeLayer(JSON.stringify(artifact), {
    stack,
    layer: layerOf(stack, 'base'),
    section: tinyPlan,
    declarations: await stack.compileDomain(tinyPlan),
    runtime: [],
    nodeModules: NODE_MODULES,
    isolation: processLevel('process'),
    deadline: 120_000,
    signal: new AbortController().signal,
  });
  return judged.ok ? [] : judged.error;
}

describe('which tests of the stack run', () => {
  const request = {
    layer: 'base',
    demanded: [helper, demand],
    shared: [wanted, { path: 'src/contract/index.ts', content: '' }],
  };

  test('all of them, beside copies of what they share, out of the reach of layers', () => {
    const { files, tests } = conformanceTo({
      ...request,
      written: good.files,
    });
    expect(files.map(({ path }) => path)).toEqual([
      'conformance/support/wanted.ts',
      'conformance/base/read.ts',
      'conformance/base/demand.test.ts',
    ]);
    expect([...tests]).toEqual([['conformance/base/demand.test.ts', 'base']]);
  });

  test('not those that the author has word for word', () => {
    const { files, tests } = conformanceTo({
      ...request,
      written: [...good.files, helper, demand],
    });
    expect(files).toEqual([]);
    expect(tests.size).toBe(0);
  });

  test.each([
    ['the test', { ...demand, content: `${demand.content}\n` }, helper],
    ['what it imports', demand, { ...helper, content: `${helper.content}\n` }],
    ['the place', { ...demand, path: 'test/base/other.test.ts' }, helper],
  ])('all of them when %s is another', (_, ...written) => {
    const { tests } = conformanceTo({ ...request, written });
    expect(tests.size).toBe(1);
  });
});

describe('an answer', () => {
  test('that is wrong together with its own tests is green without the tests of the stack', async () => {
    expect(await judge(tinyStack, wrong)).toEqual([]);
  });

  test('is refused with them, and its author learns what was expected and not where', async () => {
    const found = await judge(conformingStack, wrong);
    expect(found).toMatchObject([
      {
        code: 'CONFORMANCE_FAILED',
        stage: 'test',
        layer: 'base',
        file: null,
        range: null,
        hint: expect.stringContaining('the brief of base'),
      },
    ]);
    expect(found[0]?.message).toContain('base is positive');
    expect(found[0]?.message).toMatch(/Expected: > .*0\n.*Received: .*-1/);
    expect(found[0]?.message).not.toContain('conformance/');
  });

  test('that does as the brief says passes with tests of its own', async () => {
    expect(await judge(conformingStack, good)).toEqual([]);
  });

  test('cannot bend the tests of the stack with a helper of the same name', async () => {
    const bent = {
      ...helper,
      content:
        'export const read = (value: () => number): number => Math.abs(value());\n',
    };
    const found = await judge(conformingStack, {
      ...wrong,
      files: [...wrong.files, bent, demand],
    });
    expect(found).toMatchObject([{ code: 'CONFORMANCE_FAILED' }]);
  });

  test('has no export that the tests of the stack use', async () => {
    const found = await judge(conformingStack, {
      files: good.files.map(({ path, content }) => ({
        path,
        content: content
          .replaceAll(/\bbase\(\)/g, 'other()')
          .replaceAll('{ base }', '{ other }'),
      })),
      contracts: [
        { name: 'other', kind: 'function', signature: 'other(): number' },
      ],
    });
    expect(found).toMatchObject([{ code: 'CONFORMANCE_FAILED' }]);
    expect(found[0]?.message).toContain('is not a function');
  });

  test('still needs tests of its own', async () => {
    const found = await judge(conformingStack, {
      ...good,
      files: good.files.slice(0, 1),
    });
    expect(found).toMatchObject([{ code: 'TEST_NONE', file: null }]);
  });

  test('may not write where the tests of the stack stand', async () => {
    const found = await judge(conformingStack, {
      ...wrong,
      files: [
        ...wrong.files,
        { ...demand, path: 'conformance/base/demand.test.ts' },
      ],
    });
    expect(found).toMatchObject([{ code: 'PATH_REFUSED' }]);
  });
});

describe('a whole slice', () => {
  let remove: (() => void) | undefined;
  afterEach(() => remove?.());

  test('is held to the tests of the stack again, layer by layer', async () => {
    const agent = createScriptedAgent({
      plan: [says(tinyPlan)],
      base: [says(good)],
      top: [says(goodArtifact('top', 'return -1;'))],
    });
    const tiny = createTinyJob(agent);
    remove = tiny.remove;
    // Judged without tests of the stack, as artifacts from before there were any.
    const before = {
      ...tiny.job,
      stack: { ...conformingStack, conformance: tinyStack.conformance },
    };
    expect(await makePlan(before)).toMatchObject({ ok: true });
    expect(await makeLayer(before, 'base')).toMatchObject({ ok: true });
    expect(await makeLayer(before, 'top')).toMatchObject({ ok: true });
    expect(await verifySlice(before)).toMatchObject({
      ok: true,
      value: { tests: 2 },
    });

    const verified = await verifySlice({
      ...before,
      stack: conformingStack,
    });
    expect(verified).toMatchObject({
      ok: false,
      error: [{ code: 'CONFORMANCE_FAILED', layer: 'top', file: null }],
    });
  });
});
