/**
 * Plants faults, one at a time, and shows which gate notices them. See `--help`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULTS } from './faults/index.mjs';
import { GATES } from './gates.mjs';
import { compileKernel, isWhole, plant } from './plant.mjs';
import { readme } from './readme.mjs';
import {
  complaint,
  firstCatch,
  listTable,
  markdownTable,
  plainTable,
} from './table.mjs';
import { createWorkspace, workspaceFiles } from './workspace.mjs';

const HELP = `npm run mutants -- [options] [text …]

Plants faults, one at a time, in a throw-away workspace, and runs the gates in order of cost until one notices.
Exit code 1: a fault was not caught, or by another gate first than documented. 2: a gate fails without a fault.

  text             only faults whose layer, id or description has one of the texts
  --list           name the faults and their documented gates, run nothing
  --all            run every gate on every fault: the full matrix
  --gates a,b      only these gates, of ${GATES.map(({ name }) => name).join(', ')}
  --jobs N         so many workspaces side by side (1)
  --markdown FILE  write the table as Markdown as well; with --list, the README
  --verbose        show what the gate said that noticed
  --help`;

/** They judge the app that the gate `build` built. */
const NEEDS_BUILD = new Set([
  'preload',
  'main',
  'security',
  'database',
  'browser',
]);

/** A gate fails although there is no fault. */
class GateBroken extends Error {}

/** @param {number} start */
const seconds = (start) =>
  `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** @typedef {import('./plant.mjs').Fault} Fault */
/** @typedef {import('./table.mjs').Row} Row */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    gates: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    markdown: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const faults = FAULTS.filter(
  ({ layer, id, says }) =>
    positionals.length === 0 ||
    positionals.some((text) => `${layer} ${id} ${says}`.includes(text)),
);
const asked = options.gates?.split(',') ?? GATES.map(({ name }) => name);
const unknown = asked.filter(
  (gate) => !GATES.some(({ name }) => name === gate),
);
const jobs = Number(options.jobs);

if (options.help) console.log(HELP);
else if (unknown.length > 0) refuse(`There is no gate ${unknown.join(', ')}.`);
else if (!Number.isInteger(jobs) || jobs < 1) refuse('--jobs wants a number.');
else if (faults.length === 0) refuse('No fault matches.');
else if (options.list) await list();
else await run();

/** @param {string} reason */
function refuse(reason) {
  console.error(`${reason}\n\n${HELP}`);
  process.exitCode = 2;
}

async function list() {
  if (options.markdown) writeFileSync(options.markdown, await readme());
  else console.log(listTable(faults));
}

async function run() {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => controller.abort(new Error('Stopped.')));
  }
  const { signal } = controller;
  const files = await workspaceFiles();
  const workspaces = Array.from({ length: Math.min(jobs, faults.length) }, () =>
    createWorkspace(files),
  );
  try {
    const gates = GATES.filter(({ name }) => asked.includes(name));
    await Promise.all(
      workspaces.map(async (workspace, index) => {
        await compileKernel(workspace.folder, signal);
        if (index === 0)
          await expectPasses(workspace, lastNeeded(gates), signal);
      }),
    );
    /** @type {Map<Fault, Row>} */
    const rows = new Map();
    const waiting = [...faults];
    await Promise.all(
      workspaces.map(async (workspace) => {
        for (;;) {
          const fault = waiting.shift();
          if (!fault) return;
          const row = await judge(workspace, files, fault, gates, signal);
          rows.set(fault, row);
          const wrong = complaint(row, asked);
          const caught = firstCatch(row, asked) ?? 'no gate';
          console.log(
            `[${rows.size}/${faults.length}] ${fault.layer} ${fault.id}: ${caught}${wrong ? '  ✘' : ''}`,
          );
        }
      }),
    );
    report(
      faults.flatMap((fault) => rows.get(fault) ?? []),
      gates.map(({ name }) => name),
    );
  } catch (error) {
    if (!signal.aborted && !(error instanceof GateBroken)) throw error;
    console.error(error.message);
    process.exitCode = signal.aborted ? 130 : 2;
  } finally {
    for (const { remove } of workspaces) remove();
  }
}

/** With the default, no gate after the last documented one will run on a fault that is caught. @param {readonly import('./gates.mjs').Gate[]} gates */
function lastNeeded(gates) {
  if (options.all) return gates;
  const last = gates.findLastIndex(({ name }) =>
    faults.some(({ caughtBy }) => caughtBy === name),
  );
  return gates.slice(0, last + 1);
}

/**
 * A gate that fails without a fault says nothing about one.
 *
 * @param {import('./plant.mjs').Workspace} workspace
 * @param {readonly import('./gates.mjs').Gate[]} gates
 * @param {AbortSignal} signal
 */
async function expectPasses({ folder }, gates, signal) {
  for (const { name, judge } of gates) {
    const start = performance.now();
    const { ok, output } = await judge({
      folder,
      paths: [
        ...new Set(
          faults.flatMap(({ edits }) => edits.map(({ file }) => file)),
        ),
      ],
      kernel: undefined,
      signal,
    });
    console.log(`without a fault, ${name}: ${seconds(start)}`);
    if (!ok) throw new GateBroken(`Without a fault, ${name} fails:\n${output}`);
  }
}

/**
 * @param {import('./plant.mjs').Workspace} workspace
 * @param {ReadonlyMap<string, string>} files
 * @param {Fault} fault
 * @param {readonly import('./gates.mjs').Gate[]} gates
 * @param {AbortSignal} signal
 * @returns {Promise<Row>}
 */
async function judge(workspace, files, fault, gates, signal) {
  const { folder } = workspace;
  /** @type {Map<string, import('./table.mjs').Mark>} */
  const marks = new Map();
  const { paths, kernel, restore } = await plant(
    workspace,
    files,
    fault,
    signal,
  );
  try {
    let isBuilt = false;
    for (const gate of gates) {
      // What was built before would be another app.
      if (!isBuilt && NEEDS_BUILD.has(gate.name)) break;
      const start = performance.now();
      const { ok, output } = await gate.judge({
        folder,
        paths,
        kernel,
        signal,
      });
      marks.set(gate.name, ok ? 'passed' : 'caught');
      if (gate.name === 'build') isBuilt = ok;
      if (options.verbose) {
        console.log(
          `  ${fault.id} ${gate.name} ${ok ? 'passed' : 'caught'} ${seconds(start)}${ok ? '' : `\n${output.replace(/^PASS .*\n/gm, '').slice(0, 1_500)}`}`,
        );
      }
      if (!ok && !options.all) break;
    }
  } finally {
    if (!signal.aborted) await restore();
  }
  if (!isWhole(workspace, files)) {
    throw new Error(`${fault.id} left something behind`);
  }
  return { fault, marks };
}

/** @param {readonly Row[]} rows @param {readonly string[]} gates */
function report(rows, gates) {
  console.log(`\n${plainTable(rows, gates)}\n`);
  if (options.markdown) {
    writeFileSync(options.markdown, `${markdownTable(rows, gates)}\n`);
  }
  const complaints = rows.flatMap((row) => complaint(row, gates) ?? []);
  for (const text of complaints) console.error(text);
  console.log(
    `${rows.length} faults, ${rows.filter((row) => firstCatch(row, gates)).length} caught`,
  );
  if (complaints.length > 0) process.exitCode = 1;
}
