import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import {
  createScaffoldAgent,
  electronStack,
  planFromSlice,
} from '@nx-slice/electron';
import { artifactSchema, readSlice } from '@nx-slice/schemas';

export const REPOSITORY = resolve(import.meta.dirname, '../..');
export const APP = 'packages/desktop';
export const KERNEL = 'packages/kernel';

/** The slices that carry the faults, by name: between them they have every kind of field and rule that a fault needs. */
export const SLICES = ['notes', 'readings', 'tasks'];

export const stack = electronStack();

/** @param {string} name */
const specOf = (name) =>
  readFileSync(join(REPOSITORY, 'schemas/test/slices', `${name}.json`), 'utf8');

/** @param {string} name */
export const sliceRoot = (name) => `packages/slices/${name}`;

/** @param {string} name */
export const specPath = (name) => `${sliceRoot(name)}/slice.json`;

/** What an app with these slices registers. @param {readonly string[]} names */
export const registrationsOf = (names) =>
  stack.registrations(
    names.map((name) => ({ name, root: sliceRoot(name) })),
    APP,
  );

/** The compiler's configuration of one of the stack's programs, for all slices. @param {string} name */
export const programPath = (name) => `tsconfig.slices.${name}.json`;

/**
 * All that the throw-away workspace holds: the app and the kernel of this repository with their tests, and the slices
 * that the scaffold agent makes today.
 *
 * @returns {Promise<ReadonlyMap<string, string>>} content by path, relative to the workspace
 */
export async function workspaceFiles() {
  /** @type {Map<string, string>} */
  const files = new Map();
  const copy = (/** @type {string} */ path) =>
    files.set(path, readFileSync(join(REPOSITORY, path), 'utf8'));
  for (const path of [
    'package.json',
    'tsconfig.base.json',
    'jest.config.mjs',
    'eslint.config.mjs',
    'tsconfig.test.json',
    ...list(APP),
    ...list(KERNEL),
  ]) {
    copy(path);
  }
  // The linter's typed rules want every configuration that they name, and something in it.
  for (const folder of ['schemas', 'e2e']) {
    const program = { files: [`../${KERNEL}/src/errors.ts`] };
    files.set(`${folder}/tsconfig.json`, JSON.stringify(program));
  }
  for (const name of SLICES) {
    files.set(specPath(name), specOf(name));
    for (const { path, content } of await generate(name)) {
      files.set(`${sliceRoot(name)}/${path}`, content);
    }
  }
  for (const { path, content } of await registrationsOf(SLICES)) {
    files.set(path, content);
  }
  for (const { name, owns, compilerOptions } of stack.programs) {
    const program = {
      compilerOptions: { ...compilerOptions, noEmit: true },
      files: [...files.keys()].filter((path) => {
        const [, inSlice] = /^packages\/slices\/[^/]+\/(.+)$/.exec(path) ?? [];
        return inSlice !== undefined && owns(inSlice);
      }),
    };
    files.set(programPath(name), JSON.stringify(program));
  }
  return files;
}

/** Files that belong to a package of this repository, by path from its root. @param {string} folder */
const list = (folder) =>
  readdirSync(join(REPOSITORY, folder), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)))
    .filter(
      (path) =>
        !/\/(node_modules|dist|out)\//.test(path) &&
        !path.endsWith('.tsbuildinfo'),
    );

/** The domain contract and every layer of a slice, as the scaffold agent writes them. @param {string} name */
async function generate(name) {
  const read = readSlice(specOf(name), specPath(name));
  if (!read.ok) throw new Error(JSON.stringify(read.error, null, 2));
  const plan = planFromSlice(read.value.slice);
  const agent = createScaffoldAgent();
  const files = [...(await stack.compileDomain(plan))];
  for (const { name: layer, sees, roots, brief } of stack.layers) {
    const reply = await agent
      .open({
        kind: 'layer',
        slice: plan.name,
        layer,
        brief,
        section: { version: 1, layer, plan: sees(plan) },
        contracts: [],
        roots,
        feedback: [],
      })
      .ask({ kind: 'request' }, new AbortController().signal);
    if (reply.kind === 'failure') {
      throw new Error(JSON.stringify(reply.diagnostics));
    }
    files.push(...artifactSchema.parse(JSON.parse(reply.text)).files);
  }
  return files;
}

/**
 * A folder of its own with those files and with this repository's packages.
 *
 * @param {ReadonlyMap<string, string>} files
 */
export function createWorkspace(files) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-mutants-')));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  linkPackages(folder);
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The kernel is the workspace's own, so that a fault in it counts. @param {string} folder */
function linkPackages(folder) {
  const own = '@nx-slice';
  const from = join(REPOSITORY, 'node_modules');
  const to = join(folder, 'node_modules');
  mkdirSync(join(to, own), { recursive: true });
  for (const name of readdirSync(from)) {
    // ".cache" and the like are not packages.
    if (name !== own && !name.startsWith('.')) {
      symlinkSync(join(from, name), join(to, name));
    }
  }
  for (const name of readdirSync(join(from, own))) {
    symlinkSync(
      name === 'kernel' ? join(folder, KERNEL) : join(from, own, name),
      join(to, own, name),
    );
  }
  // npm puts what only the app needs into the app's own folder.
  const modules = join(APP, 'node_modules');
  if (existsSync(join(REPOSITORY, modules))) {
    symlinkSync(join(REPOSITORY, modules), join(folder, modules));
  }
}

/** No tool takes that long: one that does is stuck, and has failed. */
const LIMIT_MS = 300_000;

/**
 * Runs a Node program to its end, and everything that it started with it.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Readonly<Record<string, string>>, signal: AbortSignal }} options
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function node(args, { cwd, env = {}, signal }) {
  return new Promise((done, fail) => {
    signal.throwIfAborted();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env, NX_DAEMON: 'false', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: workers and browsers end with it.
      detached: true,
    });
    let output = '';
    const end = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const limit = setTimeout(() => {
      output += `\nNot done after ${LIMIT_MS / 1000} s.`;
      end();
    }, LIMIT_MS);
    signal.addEventListener('abort', end, { once: true });
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', end);
      if (signal.aborted) fail(signal.reason);
      else done({ ok: code === 0, output });
    });
  });
}
