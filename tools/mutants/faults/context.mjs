const NOTES = 'packages/slices/notes';
const CONTEXT = `${NOTES}/src/context/notes-context.tsx`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const CONTEXT_FAULTS = [
  {
    id: 'value-not-memoised',
    layer: 'context',
    says: 'every reader renders again whenever the provider does',
    edits: [
      {
        file: CONTEXT,
        from: `  const value = useMemo(
    (): NotesContextValue => ({`,
        to: `  const value: NotesContextValue = {`,
      },
      {
        file: CONTEXT,
        from: `    }),
    [api, search],
  );`,
        to: `  };`,
      },
      { file: CONTEXT, from: '  useMemo,\n', to: '' },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'provider-not-named',
    layer: 'context',
    says: 'who forgets the provider is not told which',
    edits: [
      {
        file: CONTEXT,
        from: "throw new Error('useNotesContext needs a <NotesProvider> around it');",
        to: "throw new Error('There is no context');",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'server-data-in-context',
    layer: 'context',
    says: 'the context holds what main stores, beside the query cache',
    edits: [
      {
        file: CONTEXT,
        from: "import type { NotesApi } from '../contract';",
        to: `import { useQueryClient } from '@tanstack/react-query';
import type { NotesApi } from '../contract';

export const useStored = () => useQueryClient();`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'search-cannot-be-cleared',
    layer: 'context',
    says: 'an empty search leaves the one before in place',
    edits: [
      {
        file: CONTEXT,
        from: '({ ...current, [entity]: text })',
        to: "(text === '' ? current : { ...current, [entity]: text })",
      },
    ],
    caughtBy: 'browser',
  },
];
