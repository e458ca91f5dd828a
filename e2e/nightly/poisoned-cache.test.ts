import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTED } from '../support/agents.js';
import { startCacheServer, type CacheServer } from '../support/cache-server.js';
import {
  forge,
  MARK,
  POISONS,
  type Donors,
  type Poison,
} from '../support/poison.js';
import { tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  type NxRun,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(1_200_000);

const NOTES = 'packages/slices/notes';
const ASKED = '.tmp/asked';

let origin: Workspace;
let server: CacheServer;
let donors: Donors;
/** What every slice and the app hold when nobody has poisoned anything. */
let good: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await startCacheServer();
  origin = createWorkspace(
    { notes: tinySpec('notes', 'Note'), books: tinySpec('books', 'Book') },
    { agent: './tools/agent.mjs', maxAttempts: 1, unsandboxed: true },
    server.readWrite,
  );
  origin.write('tools/agent.mjs', COUNTED);
  const spec = tinySpec('notes', 'Note');
  const [entity] = spec.entities;
  const older = { ...entity, fields: [{ name: 'heading', type: 'text' }] };
  const donor = (slice: string, name: string) => {
    const kept = join(origin.folder, '.tmp', name);
    cpSync(join(origin.folder, `packages/slices/${slice}/artifacts`), kept, {
      recursive: true,
    });
    return kept;
  };
  const run = async (...args: string[]) =>
    expect(await origin.nx(...args)).toMatchObject({ code: 0 });
  origin.write(`${NOTES}/slice.json`, { ...spec, entities: [older] });
  await run('run-many', '-t', 'db', '-p', 'notes,books');
  const [otherSlice, old] = [donor('books', 'books'), donor('notes', 'older')];
  origin.remove('packages/slices/books');
  origin.write(`${NOTES}/slice.json`, spec);
  await run('run', 'notes:generate');
  donors = { otherSlice, older: old, own: donor('notes', 'own') };
  good = sources(origin);
  origin.commit();
});
afterAll(async () => {
  origin.dispose();
  await server.close();
});

/** All that a run may write for people and for the app. */
const sources = (workspace: Workspace): ReadonlyMap<string, string> =>
  new Map(
    [...workspace.files('packages')].filter(
      ([path]) =>
        path.startsWith('desktop/') || /^slices\/\w+\/(src|test)\//.test(path),
    ),
  );

/** The hash of the task that made what `artifacts/<task>` holds. */
function hashOf(task: string): string {
  const cache = join(origin.folder, '.nx/cache');
  const file = task === 'verify' ? 'verdict.json' : 'seal.json';
  const text = origin.read(`${NOTES}/artifacts/${task}/${file}`);
  const hash = readdirSync(cache).find((name) => {
    const path = join(cache, name, NOTES, 'artifacts', task, file);
    return existsSync(path) && readFileSync(path, 'utf8') === text;
  });
  if (hash === undefined) throw new Error(`${task} is not in the cache`);
  return hash;
}

/** How a run ended, in few words: the codes that it failed with, or how it came to the good bytes. */
function outcomeOf({ code, output }: NxRun, asked: string): string {
  if (code === 0) {
    const layers = asked.split('\n').filter(Boolean).sort();
    return layers.length > 0
      ? `made again: ${layers.join(', ')}`
      : 'good bytes';
  }
  const codes = [...output.matchAll(/ error ([A-Z][A-Z0-9_]+)[ :]/g)];
  return codes.length > 0
    ? `refused: ${[...new Set(codes.map(([, found]) => found))].sort().join(', ')}`
    : 'Nx failed';
}

const isRestored = ({ output }: NxRun, task: string): boolean =>
  new RegExp(`notes:${task} +\\[(local|remote) cache\\]`).test(output);

const rows: string[] = [];
const tell = (
  where: string,
  { task, name }: Pick<Poison, 'task' | 'name'>,
  run: NxRun,
  outcome: string,
): void => {
  const restored = isRestored(run, task) ? 'restored' : 'not restored';
  rows.push(
    [
      where.padEnd(6),
      task.padEnd(9),
      name.padEnd(46),
      restored.padEnd(12),
      outcome,
    ].join(' | '),
  );
};
afterAll(() => {
  process.stdout.write(`${['', ...rows, ''].join('\n')}\n`);
});

describe('a local cache, in CI with committed seals', () => {
  let workspace: Workspace;
  const pristine = () => join(origin.folder, '.nx');
  beforeAll(() => {
    workspace = origin.clone({ CI: 'true' });
  });
  afterAll(() => workspace.dispose());

  const generate = async (): Promise<NxRun> => {
    workspace.write(ASKED, '');
    return workspace.nx('run', 'notes:generate', '--outputStyle=static');
  };
  const restore = (): void => {
    workspace.git('reset', '--hard', '--quiet');
    workspace.git('clean', '-fdq', 'packages');
    workspace.remove('.nx');
    cpSync(pristine(), join(workspace.folder, '.nx'), { recursive: true });
  };

  test('nobody has poisoned is used', async () => {
    restore();
    workspace.remove(`${NOTES}/artifacts/db`);
    const run = await generate();
    expect(outcomeOf(run, workspace.read(ASKED))).toBe('good bytes');
    expect(isRestored(run, 'db')).toBe(true);
  });

  test.each(POISONS)('$task: $name', async (poison) => {
    const { task, alter } = poison;
    restore();
    const entry = join(workspace.folder, '.nx/cache', hashOf(task));
    alter({ ...donors, entry, folder: join(entry, NOTES, 'artifacts', task) });
    workspace.remove(`${NOTES}/artifacts/${task}`);
    const run = await generate();
    const outcome = outcomeOf(run, workspace.read(ASKED));
    tell('local', poison, run, outcome);
    expect(isRestored(run, task)).toBe(true);
    expect(outcome).toMatch(/^(good bytes|refused: )/);
    expect(sources(workspace)).toEqual(good);
    expect(workspace.read(ASKED)).toBe('');
  });

  test('code that passes every gate and was sealed again is refused: git does not have it', async () => {
    restore();
    const poison = { task: 'db', name: 'forged: passes every gate' };
    const entry = join(workspace.folder, '.nx/cache', hashOf(poison.task));
    forge(join(entry, NOTES, 'artifacts/db'));
    workspace.remove(`${NOTES}/artifacts/db`);
    const run = await generate();
    const outcome = outcomeOf(run, workspace.read(ASKED));
    tell('local', poison, run, outcome);
    expect(isRestored(run, 'db')).toBe(true);
    expect(outcome).toBe('refused: SEAL_NOT_COMMITTED');
    expect(sources(workspace)).toEqual(good);
    expect(workspace.read(ASKED)).toBe('');
  });
});

/** What a remote cache alone can be made to send. The folder is the unpacked archive. */
const ARCHIVES: readonly (Pick<Poison, 'name' | 'task'> & {
  readonly pack: (folder: string, original: Buffer) => Buffer;
})[] = [
  {
    name: 'archive with a path outside',
    task: 'db',
    pack: (folder) => {
      writeFileSync(join(folder, 'evil.ts'), `export const e = '${MARK}';\n`);
      const outside = `../../../${NOTES}/src/evil.ts`;
      return pack(folder, '-P', `--transform=s,^evil.ts$,${outside},`);
    },
  },
  {
    name: 'archive cut short',
    task: 'db',
    pack: (_, original) => original.subarray(0, original.length / 2),
  },
  {
    name: 'no archive at all',
    task: 'db',
    pack: () => Buffer.from(MARK),
  },
  {
    name: 'other terminal output',
    task: 'db',
    pack: (folder) => {
      writeFileSync(join(folder, 'terminalOutput'), `${MARK}\n`);
      return pack(folder);
    },
  },
  ...POISONS.filter(({ task, name }) =>
    [
      'db source changed',
      'db contract changed',
      'db seal: without inputs',
      'db all of another slice',
      'plan all of another slice',
      'plan all of an older input',
      'db extra file for the sources',
      'db no seal.json',
      'db artifact.json is a link to the same bytes',
      'main file that leads outside, sealed again',
      'verify verdict about other artifacts',
      'verify no verdict',
    ].includes(`${task} ${name}`),
  ).map(({ name, task, alter }) => ({
    name,
    task,
    pack: (entry: string) => {
      const folder = join(entry, NOTES, 'artifacts', task);
      alter({ ...donors, entry, folder });
      return pack(entry);
    },
  })),
];

const pack = (folder: string, ...more: string[]): Buffer =>
  execFileSync('tar', [
    ...['-cz', ...more, '-C', folder],
    ...readdirSync(folder),
  ]);

/** @returns a new folder with what the archive holds */
function unpack(archive: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'nx-slice-entry-'));
  execFileSync('tar', ['-xz', '-C', folder], { input: archive });
  return folder;
}

describe('a remote cache, for a clone that has nothing but slice.json', () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = origin.clone(server.readOnly);
  });
  afterAll(() => workspace.dispose());

  const restore = (): void => {
    workspace.git('reset', '--hard', '--quiet');
    workspace.git('clean', '-fdq', 'packages');
    workspace.remove('.nx');
    for (const path of sources(workspace).keys()) {
      if (!path.endsWith('.json')) workspace.remove(`packages/${path}`);
    }
    workspace.remove(`${NOTES}/artifacts`);
    workspace.write(ASKED, '');
  };
  const generate = () =>
    workspace.nx('run', 'notes:generate', '--outputStyle=static');

  test('that nobody has poisoned gives the good bytes', async () => {
    restore();
    const run = await generate();
    expect(outcomeOf(run, workspace.read(ASKED))).toBe('good bytes');
    expect(isRestored(run, 'db')).toBe(true);
    expect(sources(workspace)).toEqual(good);
  });

  test.each(ARCHIVES)('$task: $name', async (poison) => {
    const { task } = poison;
    restore();
    const hash = hashOf(task);
    const original = server.entries.get(hash) ?? Buffer.of();
    const folder = unpack(original);
    try {
      server.entries.set(hash, poison.pack(folder, original));
      const run = await generate();
      const outcome = outcomeOf(run, workspace.read(ASKED));
      tell('remote', poison, run, outcome);
      const written = sources(workspace);
      for (const [path, text] of written) {
        expect([path, text]).toEqual([path, good.get(path)]);
      }
      if (run.code === 0) expect(written).toEqual(good);
    } finally {
      server.entries.set(hash, original);
      rmSync(folder, { recursive: true });
    }
  });
});
