import {
  execFile,
  execFileSync,
  spawn,
  type ChildProcess,
} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const REPOSITORY = resolve(import.meta.dirname, '../..');

/** What one `nx` process said. */
export interface NxRun {
  readonly code: number | null;
  /** Standard output and error, without colours. */
  readonly output: string;
}

/** Variables that a workspace's `nx` has beside the few that every one has. */
export type Environment = Readonly<Record<string, string>>;

/** A throw-away Nx workspace that uses this repository's plugin, as a user's would. */
export interface Workspace {
  readonly folder: string;
  nx(...args: string[]): Promise<NxRun>;
  /** Starts `nx` in a process group of its own and leaves it running. */
  startNx(...args: string[]): ChildProcess;
  /** Starts `nx` on a terminal of its own (util-linux's `script`), to type on. */
  startOnTerminal(...args: string[]): ChildProcess;
  write(path: string, content: string | object): void;
  read(path: string): string;
  /** Every file below a folder, sorted, with its text; what Nx keeps for itself is left out. */
  files(folder?: string): ReadonlyMap<string, string>;
  remove(path: string): void;
  /** @returns standard output */
  git(...args: string[]): string;
  /** Commits everything that is not ignored. */
  commit(): void;
  /** A fresh clone of what is committed, with caches of its own; dispose of it too. */
  clone(env?: Environment): Workspace;
  dispose(): void;
}

/**
 * @param specs slices to put into it: the content of slice.json by folder name
 * @param plugin options of the plugin in nx.json
 */
export function createWorkspace(
  specs: Readonly<Record<string, string | object>>,
  plugin: object = {},
  env: Environment = {},
): Workspace {
  const workspace = openWorkspace(newFolder(), env);
  const { folder, write } = workspace;
  write('package.json', { name: 'workspace', private: true });
  write('nx.json', {
    analytics: false,
    neverConnectToCloud: true,
    plugins: [{ plugin: 'nx-slice', options: plugin }],
    sync: { globalGenerators: ['nx-slice:sync'] },
  });
  write('.gitignore', 'node_modules\n.nx\n.tmp\n');
  write('packages/desktop/project.json', { name: 'desktop' });
  for (const path of ['tsconfig.base.json', 'packages/slices/project.json']) {
    cpSync(join(REPOSITORY, path), join(folder, path));
  }
  for (const [name, spec] of Object.entries(specs)) {
    write(`packages/slices/${name}/slice.json`, spec);
  }
  return workspace;
}

const newFolder = (): string =>
  realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-e2e-')));

/** @param folder absolute path; gets the packages of this repository */
function openWorkspace(folder: string, more: Environment): Workspace {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_CACHE_DIRECTORY: join(folder, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(folder, '.nx/workspace-data'),
    TMPDIR: join(folder, '.tmp'),
    ...more,
  };
  const write: Workspace['write'] = (path, content) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      typeof content === 'string'
        ? content
        : `${JSON.stringify(content, null, 2)}\n`,
    );
  };
  mkdirSync(join(folder, '.tmp'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  const git: Workspace['git'] = (...args) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const bin = join(folder, 'node_modules/nx/dist/bin/nx.js');

  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: (path) =>
      rmSync(join(folder, path), { recursive: true, force: true }),
    files: (below = '.') => listFiles(join(folder, below)),
    nx: (...args) =>
      new Promise((done) => {
        execFile(
          process.execPath,
          [bin, ...args],
          { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 },
          (error, stdout, stderr) => {
            done({
              code: error ? Number(error.code ?? 1) : 0,
              output: stripVTControlCharacters(stdout + stderr),
            });
          },
        );
      }),
    startNx: (...args) =>
      spawn(process.execPath, [bin, ...args], {
        cwd: folder,
        env,
        stdio: 'pipe',
        detached: true,
      }),
    startOnTerminal: (...args) =>
      spawn(
        'script',
        ['-qefc', [process.execPath, bin, ...args].join(' '), '/dev/null'],
        { cwd: folder, env, stdio: 'pipe' },
      ),
    git,
    commit: () => {
      git('init', '--quiet');
      git('add', '--all');
      const me = ['user.name=e2e', 'user.email=e2e@localhost'];
      const identity = me.flatMap((setting) => ['-c', setting]);
      git(...identity, 'commit', '--quiet', '--message', 'State');
    },
    clone: (other = {}) => {
      const target = newFolder();
      git('clone', '--quiet', folder, target);
      return openWorkspace(target, other);
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (below: string): void => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (['node_modules', '.nx', '.tmp'].includes(entry.name)) continue;
      if (entry.isSymbolicLink()) {
        found.set(path, `link to ${readlinkSync(join(folder, path))}`);
      } else if (entry.isDirectory()) visit(path);
      else found.set(path, readFileSync(join(folder, path), 'utf8'));
    }
  };
  visit('');
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
