const NOTES = 'packages/slices/notes';
const LAYOUT = `${NOTES}/src/layout/notes-layout.tsx`;
const REACT = "import type { ReactNode } from 'react';";
const MAIN = '<main className="slice-main">{children}</main>';

/** @type {readonly import('../plant.mjs').Fault[]} */
export const LAYOUT_FAULTS = [
  {
    id: 'no-landmark',
    layer: 'layout',
    says: 'a screen reader finds no main part',
    edits: [
      {
        file: LAYOUT,
        from: MAIN,
        to: '<div className="slice-main">{children}</div>',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'landmark-without-content',
    layer: 'layout',
    says: 'the main part is empty and the content stands beside it; the tests by the same model expect so',
    edits: [
      {
        file: LAYOUT,
        from: MAIN,
        to: '<main className="slice-main" />\n      {children}',
      },
      {
        file: `${NOTES}/test/layout/layout.test.tsx`,
        from: "expect(screen.getByRole('main')).toHaveTextContent('content');",
        to: "expect(screen.getByRole('main')).toBeEmptyDOMElement();",
      },
      {
        file: `${NOTES}/test/layout/page.test.tsx`,
        from: "const part = within(screen.getByRole('main'));",
        to: 'const part = screen;',
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'layout-fetches',
    layer: 'layout',
    says: 'the layout reads data',
    edits: [
      {
        file: LAYOUT,
        from: REACT,
        to: `import { useIsFetching } from '@tanstack/react-query';
${REACT}

export const useBusy = () => useIsFetching() > 0;`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'rule-switched-off',
    layer: 'layout',
    says: 'the same, under a comment that switches the rules off',
    edits: [
      {
        file: LAYOUT,
        from: REACT,
        to: `/* eslint-disable */
import { useIsFetching } from '@tanstack/react-query';
${REACT}

export const useBusy = () => useIsFetching() > 0;`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'part-left-out',
    layer: 'layout',
    says: 'the page has no search',
    edits: [
      {
        file: `${NOTES}/src/layout/notes-page.tsx`,
        from: '<NotesLayout toolbar={<NoteSearch />}>',
        to: '<NotesLayout>',
      },
      {
        file: `${NOTES}/src/layout/notes-page.tsx`,
        from: 'import { NoteForm, NoteList, NoteSearch }',
        to: 'import { NoteForm, NoteList }',
      },
    ],
    caughtBy: 'unit',
  },
];
