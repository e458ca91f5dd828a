import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { electronStack } from '@nx-slice/electron';
import { refersTo } from '@nx-slice/pipeline';
import type { Plan, SourceFile } from '@nx-slice/schemas';
import {
  buildSlice,
  planOf,
  scaffoldPlan,
} from '../../packages/electron/test/support/build-slice.js';
import { REPOSITORY } from '../support/workspace.js';

/** A throw-away workspace that holds the demo app with other slices. */
export interface BuiltApp {
  /** Absolute path of the workspace. */
  readonly folder: string;
  /** Absolute path of the built app: `main`, `preload`, `renderer`. */
  readonly out: string;
  readonly plans: readonly Plan[];
  remove(): void;
}

const APP = 'packages/desktop';
const stack = electronStack();

/**
 * The demo app with the slices that the scaffold agent makes of these specs, in a folder of its own, not built.
 *
 * @param specs slice.json documents
 * @throws {Error} a spec is not valid, with what is wrong
 */
export async function createApp(specs: readonly object[]): Promise<BuiltApp> {
  const plans = specs.map((spec) => planOf(spec, specs));
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-app-')));
  const write = ({ path, content }: SourceFile): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const file of ['package.json', 'tsconfig.base.json']) {
    cpSync(join(REPOSITORY, file), join(folder, file));
  }
  cpSync(join(REPOSITORY, APP), join(folder, APP), {
    recursive: true,
    filter: (path) => !/\/(node_modules|out|test)$/.test(path),
  });
  // npm puts what only the app needs into its own folder.
  for (const modules of ['node_modules', `${APP}/node_modules`]) {
    if (existsSync(join(REPOSITORY, modules))) {
      symlinkSync(join(REPOSITORY, modules), join(folder, modules));
    }
  }
  for (const spec of specs) {
    const { name } = scaffoldPlan(spec);
    const { files } = await buildSlice(spec, specs);
    for (const { path, content } of files) {
      write({ path: `packages/slices/${name}/${path}`, content });
    }
  }
  const slices = specs.map(scaffoldPlan).map((plan) => ({
    name: plan.name,
    root: `packages/slices/${plan.name}`,
    refersTo: refersTo(plan),
    plan,
  }));
  for (const file of await stack.registrations(slices, APP)) write(file);
  return {
    folder,
    out: join(folder, APP, 'out'),
    plans,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The same, built; what was built before from the same sources is used again. */
export async function buildApp(specs: readonly object[]): Promise<BuiltApp> {
  const app = await createApp(specs);
  const built = join(CACHE, digestOf(app.folder));
  if (!existsSync(built)) {
    await build(app.folder);
    const partial = `${built}.${process.pid}`;
    cpSync(app.out, partial, { recursive: true });
    try {
      renameSync(partial, built);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      // Another process was faster.
      if (!existsSync(built)) throw error;
    }
  }
  return { ...app, out: built };
}

const CACHE = join(REPOSITORY, 'node_modules/.cache/nx-slice-app');

/** Of everything that the build reads: the workspace, the kernel, and the versions of all packages. */
function digestOf(workspace: string): string {
  const hash = createHash('sha256');
  for (const folder of [workspace, join(REPOSITORY, 'packages/kernel/dist')]) {
    for (const path of listFiles(folder)) {
      hash
        .update(relative(folder, path))
        .update('\0')
        .update(readFileSync(path));
    }
  }
  hash.update(readFileSync(join(REPOSITORY, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

/** Regular files, sorted; links are not followed. */
const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/**
 * Builds main, preload and page of the app in a workspace.
 *
 * @throws {Error} the build failed, with what it said
 */
export async function build(folder: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [
      join(REPOSITORY, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
    ],
    {
      cwd: join(folder, APP),
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
}
