const NOTES = 'packages/slices/notes/src/main/note-operations.ts';
const TASKS = 'packages/slices/tasks';
const PROJECTS = `${TASKS}/src/main/project-operations.ts`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const MAIN_FAULTS = [
  {
    id: 'reads-the-clock',
    layer: 'main',
    says: 'the time comes from the machine, not from outside',
    edits: [
      {
        file: NOTES,
        from: 'const createdAt = now().toISOString();',
        to: 'const createdAt = new Date().toISOString();',
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'date-over-ipc',
    layer: 'main',
    says: 'a cast lets a Date pass for the text that the contract has',
    edits: [
      {
        file: NOTES,
        from: 'const createdAt = now().toISOString();',
        to: 'const createdAt = now() as unknown as string;',
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'unique-not-checked',
    layer: 'main',
    says: 'a value that is taken reaches the database, and fails there without a word',
    edits: [
      {
        file: PROJECTS,
        from: `        check(project);
        store.project.insert(project);`,
        to: '        store.project.insert(project);',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'conflicts-with-itself',
    layer: 'main',
    says: 'a row cannot be changed, because it has the value that it has',
    edits: [
      {
        file: PROJECTS,
        from: 'holder !== undefined && holder.id !== project.id',
        to: "holder !== undefined && project.id !== ''",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'null-does-not-clear',
    layer: 'main',
    says: 'an optional field that was emptied keeps its value',
    edits: [
      {
        file: `${TASKS}/src/main/patched.ts`,
        from: '(change === undefined ? current : (change ?? undefined))',
        to: 'change ?? current',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'false-counts-as-unset',
    layer: 'main',
    says: 'a checkbox cannot be cleared',
    edits: [
      {
        file: NOTES,
        from: 'patch.pinned ?? note.pinned',
        to: 'patch.pinned || note.pinned',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'false-counts-as-unset-tested-so',
    layer: 'main',
    says: 'the same, and the test by the same model expects it',
    edits: [
      {
        file: NOTES,
        from: 'patch.pinned ?? note.pinned',
        to: 'patch.pinned || note.pinned',
      },
      {
        file: 'packages/slices/notes/test/main/note-operations.test.ts',
        from: "  test('can set pinned to false', () => {",
        to: "  test('keeps pinned when it is set to false', () => {",
      },
      {
        file: 'packages/slices/notes/test/main/note-operations.test.ts',
        from: ').pinned,\n    ).toBe(false);',
        to: ').pinned,\n    ).toBe(true);',
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'not-found-untranslated',
    layer: 'main',
    says: 'what is not there fails as INTERNAL, without a word for the person',
    edits: [
      {
        file: NOTES,
        from: 'throw new NotFoundError(',
        to: 'throw new Error(',
      },
      {
        file: NOTES,
        from: "import { NotFoundError } from '@nx-slice/kernel/errors';\n",
        to: '',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'referenced-row-removed',
    layer: 'main',
    says: 'a project that one task refers to counts as unused',
    edits: [
      { file: PROJECTS, from: 'if (count > 0) {', to: 'if (count > 1) {' },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'update-time-stays',
    layer: 'main',
    says: 'a change leaves the time of the last change as it was',
    edits: [
      {
        file: NOTES,
        from: `          ...applyPatch(find(id), patch),
          updatedAt: now().toISOString(),`,
        to: '          ...applyPatch(find(id), patch),',
      },
    ],
    caughtBy: 'unit',
  },
];
