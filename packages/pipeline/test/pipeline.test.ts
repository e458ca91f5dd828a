import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { NO_FEEDBACK } from '../src/feedback/feedback.js';
import { makeLayer } from '../src/layer/make-layer.js';
import { generateSlice } from '../src/pipeline.js';
import { listFiles, readText } from '../src/edge/files.js';
import { join } from 'node:path';
import { createTinyJob, goodArtifact, tinyPlan } from './support/tiny-job.js';

jest.setTimeout(120_000);

const workspaces = () =>
  readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`nx-slice-${process.pid}-`),
  );

let remove: (() => void) | undefined;
afterEach(() => remove?.());

function setUp(
  script: Parameters<typeof createScriptedAgent>[0],
  given: Parameters<typeof createTinyJob>[1] = {},
) {
  const agent = createScriptedAgent({ plan: [says(tinyPlan)], ...script });
  const tiny = createTinyJob(agent, given);
  remove = tiny.remove;
  return { agent, ...tiny };
}

const top = goodArtifact('top');

test('a request becomes sealed artifacts and sources', async () => {
  const before = workspaces();
  const { job, folder, events } = setUp({
    base: [says(goodArtifact('base'))],
    top: [says(top)],
  });
  const result = await generateSlice(job, { dryRun: false });
  expect(result).toMatchObject({ ok: true });
  expect(listFiles(folder)).toEqual(
    expect.arrayContaining([
      'artifacts/applied.json',
      'artifacts/base/artifact.json',
      'artifacts/base/contract.json',
      'artifacts/base/seal.json',
      'artifacts/plan/plan.json',
      'artifacts/plan/sections/top.json',
      'artifacts/verify/verdict.json',
      'src/base/index.ts',
      'src/contract/index.ts',
      'test/top/top.test.ts',
    ]),
  );
  expect(readText(join(folder, 'src/top/index.ts'))).toBe(
    top.files[0]?.content,
  );
  expect(events.map(({ type }) => type)).toEqual([
    'attempt',
    'accepted',
    'attempt',
    'accepted',
    'attempt',
    'accepted',
    'verified',
    'changes',
    'applied',
  ]);
  expect(workspaces()).toEqual(before);
});

test('a type error, then a lint error, then a good artifact: green after three attempts', async () => {
  const { agent, job } = setUp({
    base: [
      says(goodArtifact('base', "return 'one';")),
      says(goodArtifact('base', 'var one = 1;\n  return one;')),
      says(goodArtifact('base')),
    ],
    top: [says(top)],
  });
  expect(await generateSlice(job, { dryRun: false })).toMatchObject({
    ok: true,
  });
  const asked = agent.calls.filter(
    ({ request }) => request.kind === 'layer' && request.layer === 'base',
  );
  expect(
    asked.map(({ message, conversation }) => [message, conversation]),
  ).toEqual([
    [{ kind: 'request' }, 2],
    [
      {
        kind: 'repair',
        diagnostics: [
          expect.objectContaining({
            code: 'TS2322',
            stage: 'typecheck',
            layer: 'base',
            file: 'src/base/index.ts',
            range: expect.objectContaining({ start: { line: 2, column: 3 } }),
            message: "Type 'string' is not assignable to type 'number'.",
          }),
        ],
      },
      2,
    ],
    [
      {
        kind: 'repair',
        diagnostics: [
          expect.objectContaining({
            code: 'no-var',
            stage: 'lint',
            file: 'src/base/index.ts',
            range: expect.objectContaining({ start: { line: 2, column: 3 } }),
            message: 'Unexpected var, use let or const instead.',
          }),
        ],
      },
      2,
    ],
  ]);
  expect(agent.openConversations()).toBe(0);
});

describe('an answer that does not pass', () => {
  const failing = async (...answers: unknown[]) => {
    const replies = [...answers, ...answers].map(says);
    const { job, folder, agent } = setUp(
      { base: replies },
      { maxAttempts: answers.length },
    );
    const before = listFiles(folder);
    const result = await generateSlice(job, { dryRun: false });
    const after = listFiles(folder).filter(
      (path) => !path.startsWith('artifacts/plan/'),
    );
    expect(after).toEqual(before);
    expect(agent.openConversations()).toBe(0);
    return result.ok ? [] : result.error;
  };

  test('is asked for again in one fresh conversation, then given up', async () => {
    const bad = { ...goodArtifact('base'), files: [] };
    const diagnostics = await failing(bad, bad);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'CONTRACT_ENTRY_MISSING',
      'ATTEMPTS_SPENT',
    ]);
    expect(diagnostics.at(-1)?.message).toContain('4 attempts');
  });

  test.each([
    [
      'a file outside of the layer',
      { files: [{ path: 'src/top/x.ts', content: '' }], contracts: [] },
      'PATH_REFUSED',
    ],
    [
      'a failing test',
      {
        ...goodArtifact('base', 'return Number.NaN;'),
        files: goodArtifact('base').files.map((file) => ({
          ...file,
          content: file.content.replace("toBe('number')", "toBe('text')"),
        })),
      },
      'TEST_FAILED',
    ],
    [
      'a skipped test',
      {
        ...goodArtifact('base'),
        files: goodArtifact('base').files.map((file) => ({
          ...file,
          content: file.content.replace('test(', 'test.skip('),
        })),
      },
      'TEST_NOT_RUN',
    ],
    [
      'no test',
      {
        ...goodArtifact('base'),
        files: goodArtifact('base').files.slice(0, 1),
      },
      'TEST_NONE',
    ],
    [
      'a test that ends the process',
      {
        ...goodArtifact('base'),
        files: goodArtifact('base').files.map((file) => ({
          ...file,
          content: file.content.replace(
            'expect(typeof',
            "Reflect.get(globalThis, 'process').exit(0);\n  expect(typeof",
          ),
        })),
      },
      'TEST_SUITE_FAILED',
    ],
    [
      'a promise that nothing keeps',
      {
        ...goodArtifact('base'),
        contracts: [
          { name: 'gone', kind: 'function', signature: 'gone(): void' },
        ],
      },
      'CONTRACT_NOT_KEPT',
    ],
    [
      'an import of a layer that it does not need',
      {
        ...goodArtifact('base'),
        files: [
          ...goodArtifact('base').files,
          {
            path: 'src/base/more.ts',
            content:
              "import { top } from '../top';\nexport const more = top;\n",
          },
        ],
      },
      'TS2307',
    ],
  ])('%s is refused', async (_, artifact, code) => {
    const [first] = await failing(artifact);
    expect(first).toMatchObject({ code, layer: 'base' });
  });
});

test('an agent that crashes leaves the repository as it was, and says what to do', async () => {
  const { job, folder } = setUp({
    base: [
      () => {
        throw new Error('out of memory');
      },
    ],
  });
  const result = await generateSlice(job, { dryRun: false });
  expect(result).toMatchObject({
    ok: false,
    error: [
      {
        code: 'AGENT_CRASHED',
        message: expect.stringContaining('out of memory'),
        hint: expect.stringContaining('Nothing was written'),
      },
    ],
  });
  expect(listFiles(folder).filter((path) => path.startsWith('src/'))).toEqual(
    [],
  );
});

test('an abort ends the run and leaves no workspace behind', async () => {
  const before = workspaces();
  const controller = new AbortController();
  const { job } = setUp(
    {
      base: [
        () => {
          setTimeout(() => controller.abort(new Error('interrupted')), 300);
          return says(goodArtifact('base'));
        },
      ],
    },
    { signal: controller.signal },
  );
  await expect(generateSlice(job, { dryRun: false })).rejects.toThrow(
    'interrupted',
  );
  expect(workspaces()).toEqual(before);
});

test('the same answers give the same bytes, and a second run changes nothing', async () => {
  const script = { base: [says(goodArtifact('base'))], top: [says(top)] };
  const read = (folder: string) =>
    listFiles(folder).map((path) => [path, readText(join(folder, path))]);
  const first = setUp(script);
  await generateSlice(first.job, { dryRun: false });
  const bytes = read(first.folder);
  const other = createScriptedAgent({ plan: [says(tinyPlan)], ...script });
  const again = await generateSlice(
    { ...first.job, agentFor: () => other },
    { dryRun: false },
  );
  expect(
    again.ok && again.value.every(({ kind }) => kind === 'unchanged'),
  ).toBe(true);
  expect(read(first.folder)).toEqual(bytes);
});

test('a dry run writes no source', async () => {
  const { job, folder } = setUp({
    base: [says(goodArtifact('base'))],
    top: [says(top)],
  });
  const result = await generateSlice(job, { dryRun: true });
  expect(result.ok && result.value.map(({ kind }) => kind)).toContain('create');
  expect(listFiles(folder).filter((path) => path.startsWith('src/'))).toEqual(
    [],
  );
});

test('a layer whose inside alone changed promises the same', async () => {
  const { job, folder } = setUp({
    base: [
      says(goodArtifact('base')),
      says(goodArtifact('base', '// why\n  return 2;')),
    ],
    top: [says(top)],
  });
  await generateSlice(job, { dryRun: false });
  const contract = readText(join(folder, 'artifacts/base/contract.json'));
  job.feedback.write('base', { ...NO_FEEDBACK, comments: ['Say two.'] });
  expect(await makeLayer(job, 'base')).toMatchObject({ ok: true });
  expect(readText(join(folder, 'artifacts/base/contract.json'))).toBe(contract);
  expect(readText(join(folder, 'artifacts/base/artifact.json'))).toContain(
    'return 2',
  );
});

test('an artifact that was changed after it was sealed is refused', async () => {
  const { job, folder } = setUp({
    base: [says(goodArtifact('base'))],
    top: [says(top)],
  });
  await generateSlice(job, { dryRun: false });
  const { writeFileSync } = await import('node:fs');
  const path = join(folder, 'artifacts/base/artifact.json');
  writeFileSync(path, (readText(path) ?? '').replace('return 1', 'return 666'));
  const { applySlice } = await import('../src/apply/apply-slice.js');
  expect(await applySlice(job, { dryRun: false })).toMatchObject({
    ok: false,
    error: [{ code: 'SEAL_MISMATCH', layer: 'base' }],
  });
});
