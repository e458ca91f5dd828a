import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { artifactSchema, diagnosticSchema } from '@nx-slice/schemas';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { listFiles, readText } from '../../src/edge/files.js';
import { generateSlice } from '../../src/pipeline.js';
import { printEvent } from '../../src/report/print-event.js';
import { runFiles } from '../../src/report/run-files.js';
import { createTinyJob, goodArtifact, tinyPlan } from '../support/tiny-job.js';

jest.setTimeout(240_000);

let remove: (() => void) | undefined;
afterEach(() => remove?.());

const wrong = goodArtifact('base', "return 'one';");

async function run(
  script: Parameters<typeof createScriptedAgent>[0],
  prepare: (runs: string) => void = () => undefined,
) {
  const agent = createScriptedAgent(script);
  const tiny = createTinyJob(agent, { maxAttempts: 2 });
  remove = tiny.remove;
  const runs = join(tiny.job.workspace, '.nx-slice/runs/words');
  prepare(runs);
  const result = await generateSlice(tiny.job, { dryRun: false });
  const kept = tiny.events.find((event) => event.type === 'kept');
  return { ...tiny, agent, runs, result, kept };
}

describe('when no answer passes', () => {
  const spent = () =>
    run({
      plan: [says(tinyPlan)],
      base: [
        { kind: 'answer', text: 'Sorry, \u001b[2J no.' },
        says(wrong),
        says(wrong),
        { kind: 'answer', text: '' },
      ],
    });

  test('everything that was said is kept, and a program can read it', async () => {
    const { job, kept, result, agent } = await spent();
    expect(result.ok).toBe(false);
    expect(
      agent.calls.filter(({ request }) => request.kind === 'layer'),
    ).toMatchObject([
      { conversation: 2, message: { kind: 'request' } },
      { conversation: 2, message: { kind: 'repair' } },
      { conversation: 3, message: { kind: 'request' } },
      { conversation: 3, message: { kind: 'repair' } },
    ]);
    const folder = join(job.workspace, kept?.folder ?? '');
    expect(listFiles(folder)).toEqual([
      'README.txt',
      'attempt-1/answer.txt',
      'attempt-1/diagnostics.json',
      'attempt-1/diagnostics.txt',
      'attempt-1/usage.json',
      'attempt-2/answer.txt',
      'attempt-2/artifact.json',
      'attempt-2/diagnostics.json',
      'attempt-2/diagnostics.txt',
      'attempt-2/usage.json',
      'attempt-3/answer.txt',
      'attempt-3/artifact.json',
      'attempt-3/diagnostics.json',
      'attempt-3/diagnostics.txt',
      'attempt-3/usage.json',
      'attempt-4/answer.txt',
      'attempt-4/diagnostics.json',
      'attempt-4/diagnostics.txt',
      'attempt-4/usage.json',
    ]);
    const read = (path: string) => readText(join(folder, path)) ?? '';
    expect(read('attempt-1/answer.txt')).toBe('Sorry, \u001b[2J no.');
    expect(read('attempt-1/diagnostics.txt')).not.toContain('\u001b');
    expect(
      artifactSchema.parse(JSON.parse(read('attempt-3/artifact.json'))),
    ).toEqual(wrong);
    expect(
      z
        .array(diagnosticSchema)
        .parse(JSON.parse(read('attempt-2/diagnostics.json')))
        .map(({ code }) => code),
    ).toEqual(['TS2322']);
    expect(read('README.txt')).toContain(
      `npx nx run words:base --artifact ${kept?.folder}/attempt-3/artifact.json`,
    );
    expect(kept).toMatchObject({
      folder: expect.stringMatching(
        /^\.nx-slice\/runs\/words\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-base$/,
      ),
      artifact: `${kept?.folder}/attempt-3/artifact.json`,
    });
    expect(readText(join(job.workspace, '.nx-slice/.gitignore'))).toBe('*\n');
  });

  test('nothing of the environment is kept', async () => {
    process.env['SECRET_TOKEN'] = 'hunter2-hunter2';
    const { job } = await spent();
    delete process.env['SECRET_TOKEN'];
    for (const path of listFiles(job.workspace)) {
      expect(readText(join(job.workspace, path))).not.toContain('hunter2');
    }
  });
});

test('when an answer passes at last, nothing is kept', async () => {
  const { result, kept, job } = await run({
    plan: [says(tinyPlan)],
    base: [says(wrong), says(goodArtifact('base'))],
    top: [says(goodArtifact('top'))],
  });
  expect(result.ok).toBe(true);
  expect(kept).toBeUndefined();
  // It ignores itself; apply keeps its lock beside it while it runs.
  expect(listFiles(join(job.workspace, '.nx-slice'))).toEqual(['.gitignore']);
});

test('a plan that came to nothing is kept too; nobody is told to submit one', async () => {
  const { kept, job } = await run({
    plan: Array.from({ length: 4 }, () => says({})),
  });
  expect(kept).toMatchObject({ layer: 'plan', artifact: null });
  const readme = readText(
    join(job.workspace, kept?.folder ?? '', 'README.txt'),
  );
  expect(readme).toContain('npx nx run words:plan');
  expect(readme).not.toContain('--artifact');
});

test('of one slice the last twenty are kept, of others all', async () => {
  let others = '';
  const { runs, kept } = await run({ plan: [] }, (folder) => {
    others = join(folder, '../words-b');
    for (let day = 10; day < 35; day += 1) {
      for (const parent of [folder, others]) {
        const old = join(parent, `2020-01-${day}T00-00-00Z-base`);
        mkdirSync(old, { recursive: true });
        writeFileSync(join(old, 'README.txt'), 'old');
      }
    }
  });
  const names = readdirSync(runs).sort();
  expect(names).toHaveLength(20);
  expect(names[0]).toBe('2020-01-16T00-00-00Z-base');
  expect(names.at(-1)).toBe(kept?.folder.split('/').at(-1));
  expect(readdirSync(others)).toHaveLength(25);
});

test('a folder that cannot be made does not hide why the layer failed', async () => {
  const { result } = await run({ plan: [] }, (folder) => {
    mkdirSync(join(folder, '../../..'), { recursive: true });
    writeFileSync(join(folder, '../../../.nx-slice'), 'a file');
  });
  expect(result.ok ? [] : result.error).toMatchObject([
    { code: 'SCRIPT_USED_UP' },
    { code: 'RUN_NOT_KEPT', severity: 'warning' },
  ]);
});

test('an answer is kept as it came, and no more of it than the gate would read', () => {
  const filesOf = (answer: unknown) =>
    runFiles(
      {
        slice: 'words',
        layer: 'base',
        model: null,
        costOf: () => null,
        attempts: [
          {
            attempt: 1,
            conversation: 1,
            answer,
            diagnostics: [],
            usage: null,
            milliseconds: 1,
          },
        ],
      },
      'folder',
    ).files.find(({ path }) => path.endsWith('answer.txt'))?.content;
  const bytes = new Uint8Array([0xff, 0x00, 0x41]);
  expect(filesOf(bytes)).toEqual(bytes);
  expect(filesOf('x'.repeat(5 * 1024 * 1024))).toHaveLength(4 * 1024 * 1024);
  expect(filesOf(undefined)).toBeUndefined();
});

test('one message says where it is and what to do', () => {
  const printed = printEvent({
    type: 'kept',
    slice: 'notes',
    layer: 'component',
    folder: '.nx-slice/runs/notes/t-component',
    artifact: '.nx-slice/runs/notes/t-component/attempt-6/artifact.json',
  });
  expect(stripVTControlCharacters(printed)).toBe(
    [
      'component: every answer is kept in .nx-slice/runs/notes/t-component',
      '  look           .nx-slice/runs/notes/t-component/README.txt',
      '  try again      npx nx run notes:component',
      '  say what to do npx nx g nx-slice:feedback notes component "…"',
      '  mend by hand   npx nx run notes:component --artifact .nx-slice/runs/notes/t-component/attempt-6/artifact.json',
    ].join('\n'),
  );
});
