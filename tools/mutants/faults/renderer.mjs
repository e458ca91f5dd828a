const NOTES = 'packages/slices/notes';
const MUTATIONS = `${NOTES}/src/renderer/mutations.ts`;
const KEYS = `${NOTES}/src/renderer/keys.ts`;
const INVALIDATE = 'queryClient.invalidateQueries({ queryKey: notesKeys.all })';

/** @type {readonly import('../plant.mjs').Fault[]} */
export const RENDERER_FAULTS = [
  {
    id: 'no-invalidation',
    layer: 'renderer',
    says: 'the page shows what was there before the change',
    edits: [
      {
        file: MUTATIONS,
        from: INVALIDATE,
        to: 'queryClient.cancelQueries({ queryKey: notesKeys.all })',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'no-invalidation-tested-so',
    layer: 'renderer',
    says: 'the same, and the tests by the same model expect it',
    edits: [
      {
        file: MUTATIONS,
        from: INVALIDATE,
        to: 'queryClient.cancelQueries({ queryKey: notesKeys.all })',
      },
      {
        file: `${NOTES}/test/renderer/mutations.test.tsx`,
        from: 'expect(stale()).toBe(3);',
        to: 'expect(stale()).toBe(0);',
      },
      {
        file: `${NOTES}/test/component/note-item.test.tsx`,
        from: `  expect(await screen.findByText('No notes yet')).toBeInTheDocument();`,
        to: `  expect(await screen.findByText(heading)).toBeInTheDocument();`,
      },
    ],
    caughtBy: 'database',
  },
  {
    id: 'wrong-key-invalidated',
    layer: 'renderer',
    says: 'a key is made stale that no query has',
    edits: [
      {
        file: MUTATIONS,
        from: INVALIDATE,
        to: "queryClient.invalidateQueries({ queryKey: [...notesKeys.all, 'list'] })",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'key-lacks-the-input',
    layer: 'renderer',
    says: 'two searches share one answer',
    edits: [
      {
        file: KEYS,
        from: '[...notesKeys.all, operation, input] as const',
        to: '[...notesKeys.all, operation, typeof input] as const',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'imports-electron',
    layer: 'renderer',
    says: 'the page takes a value from electron',
    edits: [
      {
        file: KEYS,
        from: "import type { NotesApi } from '../contract';",
        to: `import { ipcRenderer } from 'electron';
import type { NotesApi } from '../contract';

export const raw = ipcRenderer;`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'loader-fails',
    layer: 'renderer',
    says: 'a list that cannot be read keeps the whole page away',
    edits: [
      {
        file: `${NOTES}/src/renderer/load.ts`,
        from: 'await Promise.allSettled([',
        to: 'await Promise.all([',
      },
    ],
    caughtBy: 'unit',
  },
];
