import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KERNEL, node } from './workspace.mjs';

/**
 * @typedef {object} Edit
 * @property {string} file relative to the workspace
 * @property {string} from occurs exactly once in the file
 * @property {string} to
 */

/**
 * @typedef {object} Fault
 * @property {string} id
 * @property {string} layer a layer of the stack, `contract`, `kernel` or `app`
 * @property {string} says what a person reads
 * @property {readonly Edit[]} edits a model that writes code and its test makes the same mistake in both
 * @property {string} caughtBy the first gate, in order of cost, that notices it
 */

/** @typedef {{ readonly folder: string, readonly remove: () => void }} Workspace */

/**
 * Why an edit cannot be made; `undefined` when it can.
 *
 * @param {ReadonlyMap<string, string>} files content by path
 * @param {Edit} edit
 */
export function refusal(files, { file, from, to }) {
  const text = files.get(file);
  if (text === undefined) return `${file} does not exist`;
  const found = text.split(from).length - 1;
  if (found !== 1) return `${file} has ${found} times: ${from}`;
  return from === to ? `${file}: nothing is changed by ${from}` : undefined;
}

/**
 * The files that a fault changes, as they are with it.
 *
 * @param {ReadonlyMap<string, string>} files content by path
 * @param {Fault} fault
 * @returns {ReadonlyMap<string, string>}
 * @throws {Error} an edit does not fit the files
 */
export function mutate(files, { id, edits }) {
  /** @type {Map<string, string>} */
  const changed = new Map();
  for (const edit of edits) {
    const now = new Map([...files, ...changed]);
    const reason = refusal(now, edit);
    if (reason) throw new Error(`${id}: ${reason}`);
    const text = String(now.get(edit.file));
    changed.set(
      edit.file,
      text.replace(edit.from, () => edit.to),
    );
  }
  return changed;
}

/**
 * Writes a fault into a workspace. The kernel is compiled again when it has the fault.
 *
 * @param {Workspace} workspace
 * @param {ReadonlyMap<string, string>} files as they are without the fault
 * @param {Fault} fault
 * @param {AbortSignal} signal
 */
export async function plant({ folder }, files, fault, signal) {
  const changed = mutate(files, fault);
  const inKernel = [...changed.keys()].some((path) =>
    path.startsWith(`${KERNEL}/src/`),
  );
  const write = (/** @type {ReadonlyMap<string, string>} */ texts) => {
    for (const path of changed.keys()) {
      writeFileSync(join(folder, path), String(texts.get(path)));
    }
  };
  write(changed);
  return {
    paths: [...changed.keys()],
    kernel: inKernel ? await compileKernel(folder, signal) : undefined,
    /** Takes the fault out again. */
    restore: async () => {
      write(files);
      if (inKernel) await compileKernel(folder, signal);
    },
  };
}

/**
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export const compileKernel = (folder, signal) =>
  node([compiler(), '-p', `${KERNEL}/tsconfig.json`], { cwd: folder, signal });

export const compiler = () => join('node_modules', 'ts7', 'bin', 'tsc');

/** The whole workspace without a fault must look the same as before. @param {Workspace} workspace @param {ReadonlyMap<string, string>} files */
export const isWhole = ({ folder }, files) =>
  [...files].every(
    ([path, text]) => readFileSync(join(folder, path), 'utf8') === text,
  );
