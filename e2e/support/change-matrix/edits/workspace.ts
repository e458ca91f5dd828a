import { cpSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { tinySpec } from '../../specs.js';
import { SLICE } from '../base.js';
import { ALL, file, nothing, nxJson, type Edit } from '../edit.js';
import { STEPS } from '../steps.js';

const NO_INPUT = 'no input of any step';
const NX_RUNS = 'Nx runs every task again; the seals fit';
const ARTIFACTS = `${SLICE}/artifacts`;

const byPersons: readonly Edit[] = [
  {
    name: 'a person edits a source',
    apply: file(`${SLICE}/src/layout/index.ts`, (text) => `${text}\n// mine\n`),
    needs: [],
    why: 'sources are written to, never read from',
  },
  {
    name: 'a person adds a source',
    apply: ({ write }) =>
      write(`${SLICE}/src/extra.ts`, 'export const extra = 1;\n'),
    needs: [],
    why: NO_INPUT,
  },
  {
    name: 'a README in the slice',
    apply: ({ write }) => write(`${SLICE}/README.md`, '# Books\n'),
    needs: [],
    why: NO_INPUT,
  },
  {
    name: 'a README in the workspace',
    apply: ({ write }) => write('README.md', '# Ours\n'),
    needs: [],
    why: NO_INPUT,
  },
];

const settings: readonly Edit[] = [
  {
    name: 'nx.json: parallel',
    apply: nxJson({}, { parallel: 1 }),
    needs: [],
    why: NX_RUNS,
  },
  {
    name: 'nx.json: named inputs',
    apply: nxJson({}, { namedInputs: { docs: ['{projectRoot}/docs/**'] } }),
    needs: [],
    why: NX_RUNS,
  },
  {
    name: 'tsconfig.base.json: a compiler option',
    apply: file('tsconfig.base.json', (text) =>
      text.replace(
        '"compilerOptions": {',
        '"compilerOptions": {\n    "removeComments": false,',
      ),
    ),
    needs: [],
    why: NX_RUNS,
  },
  {
    name: '.gitignore: a line',
    apply: file('.gitignore', (text) => `${text}*.log\n`),
    needs: [],
    why: NX_RUNS,
  },
  {
    name: 'another project',
    apply: ({ write }) =>
      write('packages/other/project.json', { name: 'other' }),
    needs: [],
    why: NO_INPUT,
  },
  {
    name: 'another slice',
    apply: ({ write }) =>
      write('packages/slices/tags/slice.json', tinySpec('tags', 'Tag')),
    needs: [],
    why: 'it has steps of its own, and is not run here',
  },
];

const places: readonly Edit[] = [
  {
    name: 'nothing at all',
    apply: nothing,
    needs: [],
    why: 'Nx has all of it in its cache',
  },
  {
    name: "nothing, Nx's cache passed over",
    apply: nothing,
    flags: ['--skip-nx-cache'],
    needs: [],
    why: 'the seals fit',
  },
  {
    name: "a README, Nx's cache passed over",
    apply: ({ write }) => write('README.md', '# Ours\n'),
    flags: ['--skip-nx-cache'],
    needs: [],
    why: 'the seals fit',
  },
  {
    name: 'other times of files',
    apply: ({ folder }) => {
      for (const path of ['slice.json', 'artifacts/db/seal.json']) {
        utimesSync(join(folder, SLICE, path), 1, 1);
      }
    },
    needs: [],
    why: 'bytes count, times do not',
  },
  {
    name: 'the cache cleared',
    apply: ({ folder }) =>
      renameSync(join(folder, '.nx'), join(folder, '.tmp/cleared')),
    undo: ({ folder, remove }) => {
      remove('.nx');
      renameSync(join(folder, '.tmp/cleared'), join(folder, '.nx'));
    },
    needs: [],
    why: 'the seals fit',
  },
  {
    name: 'the artifacts of all steps deleted',
    apply: ({ remove }) =>
      STEPS.forEach((step) => remove(`${ARTIFACTS}/${step}`)),
    needs: [],
    why: 'Nx has them in its cache',
  },
  {
    name: 'an artifact changed by hand',
    apply: file(`${ARTIFACTS}/db/artifact.json`, (text) =>
      text.replace('src/db/index.ts', 'src/db/other.ts'),
    ),
    needs: [],
    why: 'Nx has it in its cache',
  },
  {
    name: 'a fresh clone in another folder, without a cache',
    apply: nothing,
    elsewhere: (workspace) => workspace.clone(),
    needs: [],
    why: 'the committed seals fit on any machine',
  },
  {
    name: 'a clone in another folder, with a copy of the cache',
    apply: nothing,
    elsewhere: (workspace) => {
      const clone = workspace.clone();
      cpSync(join(workspace.folder, '.nx'), join(clone.folder, '.nx'), {
        recursive: true,
      });
      return clone;
    },
    needs: [],
    why: 'no step knows where it is',
  },
  {
    name: 'a fresh clone, the artifact of db deleted',
    apply: ({ remove }) => remove(`${ARTIFACTS}/db`),
    elsewhere: (workspace) => workspace.clone(),
    needs: ['db'],
    why: 'nobody has it; its contract comes out as it was',
  },
  {
    name: 'a fresh clone, the artifact of renderer changed by hand',
    apply: file(`${ARTIFACTS}/renderer/artifact.json`, (text) =>
      text.replace('src/renderer/index.ts', 'src/renderer/other.ts'),
    ),
    elsewhere: (workspace) => workspace.clone(),
    needs: ['renderer'],
    why: 'it is not what was sealed',
  },
  {
    name: 'a fresh clone, the artifacts of all steps deleted',
    apply: ({ remove }) =>
      STEPS.forEach((step) => remove(`${ARTIFACTS}/${step}`)),
    elsewhere: (workspace) => workspace.clone(),
    needs: ALL,
    why: 'nobody has them',
  },
];

/** Everything around a slice. */
export const WORKSPACE: readonly Edit[] = [
  ...byPersons,
  ...settings,
  ...places,
];
