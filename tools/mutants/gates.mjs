import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compiler } from './plant.mjs';
import {
  APP,
  node,
  programPath,
  registrationsOf,
  REPOSITORY,
  sliceRoot,
  SLICES,
  specPath,
  stack,
} from './workspace.mjs';

/** @typedef {{ ok: boolean, output: string }} Verdict */

/**
 * @typedef {object} Planted
 * @property {string} folder absolute path of the workspace
 * @property {readonly string[]} paths the files that have the fault; none for the workspace as it is
 * @property {Verdict | undefined} kernel what the compiler said of the kernel, when that has the fault
 * @property {AbortSignal} signal
 */

/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {string} says what it looks at
 * @property {(planted: Planted) => Promise<Verdict>} judge
 */

const PASSED = { ok: true, output: '' };

/** The first that fails, or that all passed. @param {readonly (() => Promise<Verdict>)[]} steps */
async function firstFailure(steps) {
  for (const step of steps) {
    const verdict = await step();
    if (!verdict.ok) return verdict;
  }
  return PASSED;
}

const SLICE = /^packages\/slices\/[^/]+\/(.+)$/;
const PRELOAD = 'src/ipc/preload.ts';
const BACK = /^src\/(db|main|ipc)\//;
const FRONT = /^src\/(renderer|context|component|layout)\//;

/**
 * The programs that a file is part of: those of the slices, as the pipeline compiles them, for a file of a slice;
 * for any other file all of them, and those of the app.
 *
 * @param {string} path
 * @returns {readonly string[]}
 */
function programsWith(path) {
  const ofSlices = (/** @type {readonly string[]} */ names) =>
    stack.programs
      .map(({ name }) => name)
      .filter((name) => names.includes(name))
      .map(programPath);
  const [, inSlice] = SLICE.exec(path) ?? [];
  if (inSlice === undefined) return [...ofSlices(ALL), ...APP_PROGRAMS];
  if (inSlice.startsWith('test/')) return ofSlices(['test']);
  if (inSlice === PRELOAD) return ofSlices(['preload', 'test']);
  if (BACK.test(inSlice)) return ofSlices(['node', 'test']);
  if (FRONT.test(inSlice)) return ofSlices(['web', 'test']);
  return ofSlices(ALL);
}

const ALL = stack.programs.map(({ name }) => name);
const APP_PROGRAMS = ['node', 'preload', 'web', 'test'].map(
  (name) => `${APP}/tsconfig.${name}.json`,
);

/** @param {Planted} planted */
function types({ folder, paths, kernel, signal }) {
  const configs = new Set(
    (paths.length > 0 ? paths : [APP]).flatMap(programsWith),
  );
  return firstFailure([
    async () => kernel ?? PASSED,
    ...[...configs].map(
      (config) => () =>
        node(
          [
            compiler(),
            '-p',
            config,
            '--singleThreaded',
            // What did not change is not checked again.
            '--incremental',
            '--tsBuildInfoFile',
            join('.built', `${config.replaceAll('/', '-')}.tsbuildinfo`),
          ],
          { cwd: folder, signal },
        ),
    ),
  ]);
}

/** Each rule looks at one file, so the files that have the fault will do. @param {Planted} planted */
async function lint({ folder, paths, signal }) {
  signal.throwIfAborted();
  const linter = linterOf(folder);
  linter.postMessage(paths.length > 0 ? paths : ['packages']);
  linter.ref();
  const [problems] = await once(linter, 'message', { signal });
  linter.unref();
  return { ok: problems.length === 0, output: problems.join('\n') };
}

/**
 * Loading its rules takes longer than linting, so one linter lasts as long as its workspace. A thread each:
 * typescript-eslint knows one workspace only.
 *
 * @type {Map<string, Worker>}
 */
const linters = new Map();

/** @param {string} folder */
function linterOf(folder) {
  const known = linters.get(folder);
  if (known) return known;
  const linter = new Worker(join(import.meta.dirname, 'lint-worker.mjs'), {
    workerData: { folder },
  });
  // It is not waited for when all is done.
  linter.unref();
  linters.set(folder, linter);
  return linter;
}

const JEST = [
  '--experimental-vm-modules',
  join('node_modules', 'jest', 'bin', 'jest.js'),
  '--bail',
];

/** A test that does not import what has the fault, however far away, cannot notice it. @param {Planted} planted */
const unit = ({ folder, paths, signal }) =>
  node(
    [
      ...JEST,
      '--silent',
      '--runInBand',
      '--testSequencer',
      join(import.meta.dirname, 'sequence.mjs'),
      ...(paths.length > 0 ? ['--findRelatedTests', ...paths] : []),
      '--passWithNoTests',
      '--selectProjects',
      'app',
      'page',
    ],
    // As on most servers: what only another time zone notices is not this gate's to notice.
    {
      cwd: folder,
      env: { TZ: 'America/St_Johns', MUTANTS_PATHS: paths.join(',') },
      signal,
    },
  );

/**
 * The slices that the built app has: those with the fault, or the first one. Fewer slices, fewer minutes.
 *
 * @param {readonly string[]} paths
 */
function slicesFor(paths) {
  const touched = SLICES.filter((name) =>
    paths.some((path) => path.startsWith(`${sliceRoot(name)}/`)),
  );
  return touched.length > 0 ? touched : SLICES.slice(0, 1);
}

/** Main, preload and page can be bundled. @param {Planted} planted */
async function build({ folder, paths, signal }) {
  await register(folder, slicesFor(paths));
  try {
    return await node(
      [
        join(REPOSITORY, 'node_modules/electron-vite/bin/electron-vite.js'),
        'build',
      ],
      { cwd: join(folder, APP), env: { NODE_ENV: 'production' }, signal },
    );
  } finally {
    await register(folder, SLICES);
  }
}

/** @param {string} folder @param {readonly string[]} names */
async function register(folder, names) {
  for (const { path, content } of await registrationsOf(names)) {
    writeFileSync(join(folder, path), content);
  }
}

/**
 * A test of this repository, on the app that was built in the workspace.
 *
 * @param {string} name
 * @returns {(planted: Planted) => Promise<Verdict>}
 */
const builtApp =
  (name) =>
  ({ folder, paths, signal }) =>
    node([...JEST, `e2e/test/app/${name}.test.ts`, '--selectProjects', 'e2e'], {
      cwd: REPOSITORY,
      env: {
        NX_SLICE_OUT: join(folder, APP, 'out'),
        NX_SLICE_SPECS: slicesFor(paths)
          .map((slice) => join(folder, specPath(slice)))
          .join(','),
      },
      signal,
    });

/** In order of cost. @type {readonly Gate[]} */
export const GATES = [
  {
    name: 'types',
    says: 'tsc: four programs of the slices, four of the app',
    judge: types,
  },
  {
    name: 'lint',
    says: 'ESLint: the rules of the layers, of the app and of the kernel',
    judge: lint,
  },
  {
    name: 'unit',
    says: 'generated tests of the slices, tests of kernel and app',
    judge: unit,
  },
  { name: 'build', says: 'the app can be bundled', judge: build },
  {
    name: 'preload',
    says: 'the built preload, as a sandboxed one runs',
    judge: builtApp('preload'),
  },
  {
    name: 'main',
    says: 'the built main process, on a stand-in for Electron',
    judge: builtApp('main'),
  },
  {
    name: 'security',
    says: 'what a hostile page, frame or address may do',
    judge: builtApp('security'),
  },
  {
    name: 'database',
    says: 'the database file of the built app',
    judge: builtApp('database'),
  },
  {
    name: 'browser',
    says: 'what a person does with the built app, in Chromium',
    judge: builtApp('scenarios'),
  },
];
