import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { createScriptedAgent } from '@nx-slice/agents';
import { appliedSchema, type Artifact } from '@nx-slice/schemas';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { applySlice, type ApplyOptions } from '../../src/apply/apply-slice.js';
import { ejectSlice } from '../../src/apply/eject-slice.js';
import { listFiles, readText } from '../../src/edge/files.js';
import { sealTinyLayer, sealTinyPlan } from '../support/seal-tiny.js';
import { createTinyJob, goodArtifact } from '../support/tiny-job.js';

jest.setTimeout(120_000);

let tiny: ReturnType<typeof createTinyJob>;
beforeEach(async () => {
  tiny = createTinyJob(createScriptedAgent({}));
  await seal(helped('return 1;'));
  expect(await apply()).toEqual([]);
});
afterEach(() => tiny.remove());

/** A layer of some lines, so that two of them are far enough from one another. */
const helped = (body: string, extra = ''): Artifact => {
  const { files, contracts } = goodArtifact('base', body);
  return {
    contracts: contracts.map((one) => ({ ...one, kind: 'function' as const })),
    files: files.map(({ path, content }) => ({
      path,
      content: path.startsWith('src/')
        ? `${content}\n// one\n// two\n// three\n\nexport const last = 1;\n${extra}`
        : content,
    })),
  };
};

async function seal(base: Artifact): Promise<void> {
  const { job } = tiny;
  const all = [
    await sealTinyPlan(job),
    sealTinyLayer(job, 'base', base),
    sealTinyLayer(job, 'top', helpedTop),
  ];
  job.store.replace('verify', {
    'verdict.json': {
      version: 1,
      slice: 'words',
      gate: '1',
      isolation: 'process',
      artifacts: all.map(({ seal: { layer, artifact } }) => ({
        layer,
        digest: artifact,
      })),
      tests: 1,
    },
  });
}

const top = goodArtifact('top');
const helpedTop: Artifact = {
  files: top.files,
  contracts: top.contracts.map((one) => ({
    ...one,
    kind: 'function' as const,
  })),
};

/** The codes of what it found; nothing when it has written. */
const apply = async (options: Partial<ApplyOptions> = {}) => {
  const result = await applySlice(tiny.job, {
    dryRun: false,
    app: 'app',
    ...options,
  });
  return result.ok ? [] : result.error.map(({ code }) => code);
};

const FILE = 'src/base/index.ts';
const at = (path: string) => join(tiny.folder, path);
const read = (path = FILE) => readText(at(path)) ?? '';
const edit = (from: string, to: string, path = FILE) => {
  expect(read(path)).toContain(from);
  writeFileSync(at(path), read(path).replace(from, to));
};
const everything = () =>
  listFiles(tiny.job.workspace).map((path) => [
    path,
    readText(join(tiny.job.workspace, path)),
  ]);

describe('what a person and a layer changed in one file', () => {
  test('is merged, judged, and written', async () => {
    edit('last = 1', 'last = 2');
    await seal(helped('return 3;'));
    expect(await apply()).toEqual([]);
    expect(read()).toContain('last = 2');
    expect(read()).toContain('return 3');
    const after = everything();
    expect(await apply()).toEqual([]);
    expect(everything()).toEqual(after);
  });

  test("is written although something is wrong in it already: that is a person's own business", async () => {
    edit('last = 1', "last: number = 'x'");
    await seal(helped('return 3;'));
    expect(await apply()).toEqual([]);
    expect(read()).toContain('return 3');
    expect(read()).toContain("last: number = 'x'");
  });

  test('is refused by the gate when the layer took away what the person uses', async () => {
    edit('export const last = 1;', 'export const last = helper;');
    edit('// one', 'const helper = base();');
    await seal({
      ...helped('return 1;'),
      files: helped('return 1;').files.map(({ path, content }) => ({
        path,
        content: content.replace('function base()', 'function basis()'),
      })),
    });
    const before = everything();
    const result = await applySlice(tiny.job, { dryRun: false });
    expect(result).toMatchObject({ ok: false });
    const [found] = result.ok ? [] : result.error;
    expect(found).toMatchObject({
      code: 'MERGE_BROKEN',
      stage: 'apply',
      file: `slices/words/${FILE}`,
    });
    expect(found?.message).toMatch(/TS2304|Cannot find name/);
    expect(everything()).toEqual(before);
  });
});

describe('the same lines', () => {
  beforeEach(async () => {
    edit('return 1;', 'return 7;');
    await seal(helped('return 3;', 'export const more = 1;\n'));
  });

  test('are a conflict with both sides, and nothing is written', async () => {
    const before = everything();
    const result = await applySlice(tiny.job, { dryRun: false });
    expect(result).toMatchObject({
      ok: false,
      error: [
        {
          code: 'APPLY_CONFLICT',
          file: `slices/words/${FILE}`,
          range: {
            start: { line: 2, column: 1 },
            end: { line: 2, column: 12 },
          },
        },
      ],
    });
    const message = result.ok ? '' : result.error[0]?.message;
    expect(message).toContain(
      'yours:\n    return 7;\ngenerated:\n    return 3;',
    );
    expect(everything()).toEqual(before);
  });

  test.each([
    ['ours', 'return 7;'],
    ['theirs', 'return 3;'],
  ] as const)('%s', async (onConflict, kept) => {
    expect(await apply({ onConflict })).toEqual([]);
    expect(read()).toContain(kept);
    expect(read()).toContain('more = 1');
    expect(await apply()).toEqual([]);
    expect(read()).toContain(kept);
  });

  test('markers: both sides are in the file, for a person to settle', async () => {
    expect(await apply({ onConflict: 'markers' })).toEqual([]);
    expect(read()).toContain(
      '<<<<<<< yours\n  return 7;\n=======\n  return 3;\n>>>>>>> generated\n',
    );
    expect(read()).toContain('more = 1');
    expect(await apply()).toEqual([]);
  });
});

describe('a file that a person', () => {
  test('deleted stays deleted, until the layer changes it', async () => {
    rmSync(at('test/base/base.test.ts'));
    expect(await apply()).toEqual([]);
    expect(listFiles(tiny.folder)).not.toContain('test/base/base.test.ts');
    const artifact = helped('return 1;');
    await seal({
      ...artifact,
      files: artifact.files.map(({ path, content }) => ({
        path,
        content: path.startsWith('test/') ? `// new\n${content}` : content,
      })),
    });
    expect(await apply()).toEqual(['APPLY_CONFLICT']);
    expect(await apply({ onConflict: 'ours' })).toEqual([]);
    expect(listFiles(tiny.folder)).not.toContain('test/base/base.test.ts');
  });

  test('moved is followed, and noted down', async () => {
    renameSync(at('test/base/base.test.ts'), at('test/base/other.test.ts'));
    const artifact = helped('return 1;');
    await seal({
      ...artifact,
      files: artifact.files.map(({ path, content }) => ({
        path,
        content: path.startsWith('test/') ? `// new\n${content}` : content,
      })),
    });
    expect(await apply()).toEqual([]);
    expect(read('test/base/other.test.ts')).toMatch(/^\/\/ new/);
    expect(listFiles(tiny.folder)).not.toContain('test/base/base.test.ts');
    expect(
      tiny.job.store.readDocument('applied.json', appliedSchema),
    ).toMatchObject({
      value: {
        moved: [
          { path: 'test/base/base.test.ts', to: 'test/base/other.test.ts' },
        ],
      },
    });
  });

  test('gave other line ends keeps them', async () => {
    writeFileSync(at(FILE), read().replaceAll('\n', '\r\n'));
    await seal(helped('return 3;'));
    expect(await apply()).toEqual([]);
    expect(read()).toContain('return 3;\r\n');
    expect(read()).not.toMatch(/(?<!\r)\n/);
  });

  test.each([
    ['replaced by a folder', () => mkdirSync(at(FILE)), 'a folder'],
    [
      'replaced by a link',
      () => symlinkSync('elsewhere.ts', at(FILE)),
      'a symbolic link',
    ],
  ])('%s is in the way', async (_, put, what) => {
    rmSync(at(FILE));
    put();
    expect(await apply()).toEqual([]);
    await seal(helped('return 3;'));
    for (const onConflict of ['stop', 'theirs', 'markers'] as const) {
      const result = await applySlice(tiny.job, { dryRun: false, onConflict });
      expect(result).toMatchObject({
        ok: false,
        error: [{ code: 'APPLY_BLOCKED', file: `slices/words/${FILE}` }],
      });
      expect(result.ok ? '' : result.error[0]?.message).toContain(what);
    }
    expect(await apply({ onConflict: 'ours' })).toEqual([]);
    expect(lstatSync(at(FILE)).isFile()).toBe(false);
  });

  test('made read-only is not replaced', async () => {
    chmodSync(at(FILE), 0o444);
    await seal(helped('return 3;'));
    expect(await apply()).toEqual(['APPLY_BLOCKED']);
    expect(read()).toContain('return 1');
  });
});

describe('one transaction', () => {
  test('registers the slice as it will be', async () => {
    const file = join(tiny.job.workspace, 'app/slices.gen.ts');
    expect(readText(file)).toContain('"name":"words"');
  });

  test('a dry run decides the same, and writes nothing: not a folder, not a lock', async () => {
    edit('last = 1', 'last = 2');
    await seal(helped('return 3;'));
    const before = everything();
    const folders = readdirSync(tiny.job.workspace);
    const dry = await applySlice(tiny.job, { dryRun: true, app: 'app' });
    expect(everything()).toEqual(before);
    expect(readdirSync(tiny.job.workspace)).toEqual(folders);
    const wet = await applySlice(tiny.job, { dryRun: false, app: 'app' });
    expect(dry).toEqual(wet);
    expect(wet.ok && wet.value.map(({ kind }) => kind)).toContain('merge');
  });
});

describe("the workspace's own formatter", () => {
  const prettier = (rules: object) => {
    const { workspace } = tiny.job;
    writeFileSync(
      join(workspace, 'package.json'),
      '{ "devDependencies": { "prettier": "3" } }',
    );
    writeFileSync(join(workspace, '.prettierrc.json'), JSON.stringify(rules));
    if (!readdirSync(workspace).includes('node_modules')) {
      symlinkSync(tiny.job.nodeModules, join(workspace, 'node_modules'));
    }
  };

  test('has written what is generated, and is no change of a person', async () => {
    prettier({ singleQuote: true, semi: false });
    expect(await apply()).toEqual([]);
    expect(read()).toContain('return 1\n');
    const before = everything();
    expect(await apply()).toEqual([]);
    expect(everything()).toEqual(before);
    await seal(helped('return 3;'));
    edit('last = 1', 'last = 2');
    expect(await apply()).toEqual([]);
    expect(read()).toContain('return 3\n');
    expect(read()).toContain('last = 2\n');
  });

  test('that fails is named, and nothing is written', async () => {
    prettier({ parser: 'no such parser' });
    await seal(helped('return 3;'));
    expect(await apply()).toEqual(['FORMATTER_FAILED']);
    expect(read()).toContain('return 1;');
  });
});

test('what was handed over is never written again, and stays registered', async () => {
  const { workspace } = tiny.job;
  const signal = new AbortController().signal;
  const ejected = await ejectSlice({
    workspace,
    root: 'slices/words',
    dryRun: false,
    onEvent: () => undefined,
    signal,
  });
  expect(ejected.ok && ejected.value).toContain(FILE);
  await seal(helped('return 3;'));
  expect(await apply()).toEqual([]);
  expect(read()).toContain('return 1');
  expect(readText(join(workspace, 'app/slices.gen.ts'))).toContain('words');
});
