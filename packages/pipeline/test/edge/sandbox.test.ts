import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { createScriptedAgent, says } from '@nx-slice/agents';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, readText } from '../../src/edge/files.js';
import type { Isolation } from '../../src/edge/isolation/isolation.js';
import { processLevel } from '../../src/edge/isolation/process-level.js';
import { sandboxLevel } from '../../src/edge/isolation/sandbox-level.js';
import { createPrivateWorkspace } from '../../src/edge/private-workspace.js';
import type { ProcessRequest } from '../../src/edge/run-process.js';
import { toolEnvironment } from '../../src/edge/tool-environment.js';
import { generateSlice } from '../../src/pipeline.js';
import { runTests } from '../../src/verify/test.js';
import { greedyProgram } from '../hostile/greedy-program.js';
import { levelsHere, NODE_MODULES, onSite } from '../support/a-site.js';
import { plantCanaries } from '../support/canaries.js';
import { createTinyJob, goodArtifact, tinyPlan } from '../support/tiny-job.js';

jest.setTimeout(120_000);

const probe = await sandboxLevel.availability(new AbortController().signal);

/** Runs a script in a workspace of its own, as the checks do. */
async function runIn(
  isolation: Isolation,
  script: string,
  given: Partial<ProcessRequest> = {},
) {
  const workspace = createPrivateWorkspace(NODE_MODULES);
  try {
    return await isolation.run({
      file: process.execPath,
      args: ['-e', script],
      cwd: workspace.folder,
      env: toolEnvironment(workspace.scratch),
      readable: [workspace.folder],
      writable: [],
      scratch: workspace.scratch,
      timeout: 60_000,
      signal: new AbortController().signal,
      ...given,
    });
  } finally {
    workspace.remove();
  }
}

describe.each(
  (await levelsHere()).map((level) => [level.level, level] as const),
)('at the level %s', (_, isolation) => {
  test('an endless chain of microtasks ends at the deadline', async () => {
    const { diagnostics } = await onSite(
      [
        {
          path: 'test/base/a.test.ts',
          content:
            "import { test } from '@jest/globals';\nconst spin = async () => { for (;;) await Promise.resolve(); };\ntest('settles', async () => { await spin(); });\n",
        },
      ],
      { isolation, deadline: 6_000 },
      runTests,
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'TEST_TIMEOUT',
        message: 'The tests did not finish within 6 seconds',
      },
    ]);
  });

  test('a program that starts programs without end is ended, and all of them', async () => {
    const mark = `60.111${String(process.pid)}`;
    const outcome = await runIn(
      isolation,
      `setInterval(() => { for (let i = 0; i < 10; i += 1) require('node:child_process').spawn('sleep', ['${mark}'], { detached: ${String(isolation.level === 'sandbox')} }).on('error', () => undefined).unref(); }, 10);`,
      { limits: { processes: 40 } },
    );
    expect(outcome).toMatchObject({ exceeded: 'processes' });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const alive = readdirSync('/proc').filter((pid) =>
      /^\d+$/.test(pid)
        ? (readText(`/proc/${pid}/cmdline`) ?? '').includes(mark)
        : false,
    );
    expect(alive).toEqual([]);
  });

  test('no variable of the environment is inherited', async () => {
    const canaries = plantCanaries();
    try {
      const { stdout } = await runIn(
        isolation,
        'console.log(JSON.stringify(process.env))',
      );
      expect(stdout).toContain('NODE_ENV');
      expect(canaries.foundIn(stdout)).toEqual([]);
    } finally {
      canaries.remove();
    }
  });
});

const sandboxed = probe.available ? describe : describe.skip;

sandboxed('in the sandbox', () => {
  let canaries: ReturnType<typeof plantCanaries>;
  let server: Server;
  let port: number;
  const level = probe.available
    ? sandboxLevel.open(NODE_MODULES)
    : processLevel('process');

  beforeEach(async () => {
    canaries = plantCanaries();
    server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(() => {
    server.close();
    canaries.remove();
  });

  const greedy = (isolation: Isolation) =>
    runIn(
      isolation,
      greedyProgram({
        secrets: canaries.files,
        targets: [
          canaries.repo,
          join(canaries.root, 'home'),
          join(canaries.repo, 'src/sample.ts'),
          NODE_MODULES,
          '/usr/lib',
        ],
        port,
      }),
    );

  test('none of eight secrets is read, nothing is written, nobody is called', async () => {
    const before = canaries.digest();
    const { stdout, stderr } = await greedy(level);
    // It ran to its end: refusals are what we see, not a crash.
    expect(stdout).toContain('no network');
    expect(stdout).toContain('own environment OK');
    expect(canaries.foundIn(stdout + stderr)).toEqual([]);
    expect(stdout).not.toMatch(/WROTE .* OK|CONNECTED/);
    expect(canaries.digest()).toBe(before);
    expect(existsSync(join(NODE_MODULES, 'pwned'))).toBe(false);
  });

  test('the same program gets at the files without a sandbox: the test above can fail', async () => {
    const program = greedyProgram({
      secrets: canaries.files,
      targets: [],
      port,
    });
    const { stdout } = await runIn(processLevel('process'), program);
    expect(canaries.foundIn(stdout)).toEqual([
      'home/.npmrc',
      'home/.ssh/id',
      'home/.codex/auth.json',
      'repo/.env',
    ]);
    expect(stdout).toContain('CONNECTED');
  });

  test('a hostile answer leaves no secret in anything that is stored or said', async () => {
    const before = canaries.digest();
    const steal = canaries.files
      .map(
        (path) =>
          `for (const read of [() => (process as any).getBuiltinModule('fs').readFileSync('${path}', 'utf8'), () => (require as any)('node:fs').readFileSync('${path}', 'utf8')]) { try { loot.push(read()); } catch (error) { loot.push(String(error)); } }`,
      )
      .join('\n');
    const answer = {
      ...goodArtifact('base'),
      files: goodArtifact('base').files.map((file) =>
        file.path.startsWith('test/')
          ? {
              ...file,
              content: `import { test } from '@jest/globals';\ndeclare const process: any;\ndeclare const console: any;\ndeclare const require: any;\nconst loot: string[] = [JSON.stringify(process.env)];\n${steal}\nconsole.log(loot.join());\nprocess.stdout.write(loot.join());\ntest(loot.join(), () => { throw new Error(loot.join()); });\n`,
            }
          : file,
      ),
    };
    const tiny = createTinyJob(
      createScriptedAgent({
        plan: [says(tinyPlan)],
        base: [says(answer), says(answer)],
      }),
      {
        isolation: () => Promise.resolve({ ok: true, value: level }),
        maxAttempts: 1,
      },
    );
    try {
      const result = await generateSlice(tiny.job, { dryRun: false });
      const said = JSON.stringify([result, tiny.events]);
      // It was run, and its words are in the diagnostics.
      expect(said).toContain('out of reach');
      const stored = listFiles(tiny.job.workspace)
        .map((path) => readText(join(tiny.job.workspace, path)))
        .join('\n');
      expect(canaries.foundIn(said + stored)).toEqual([]);
      expect(canaries.digest()).toBe(before);
      expect(readdirSync(tmpdir()).filter((name) => name === 'pwned')).toEqual(
        [],
      );
    } finally {
      tiny.remove();
    }
  });

  test('a disk filler fills neither disk nor memory', async () => {
    const { stdout } = await runIn(
      level,
      `const fs = require('node:fs'); const part = Buffer.alloc(8e6); let n = 0;
       const file = fs.openSync(process.env.TMPDIR + '/big', 'w');
       try { for (; n < 100; n += 1) fs.writeSync(file, part); } catch (error) { console.log(error.code); }
       for (let i = 0; i < 100; i += 1) try { fs.writeFileSync(process.env.TMPDIR + '/' + i, part); n += 1; } catch (error) { console.log(error.code); break; }
       console.log(n < 60);`,
    );
    expect(stdout.trim().split('\n').at(-1)).toBe('true');
    expect(stdout).toMatch(/EFBIG|ENOSPC/);
  });

  test('the code under judgement cannot be rewritten by its tests', async () => {
    const { stdout } = await runIn(
      level,
      `try { require('node:fs').writeFileSync('package.json', ''); console.log('written'); } catch (error) { console.log(error.code); }`,
    );
    expect(stdout.trim()).toBe('EROFS');
  });
});
