import { expect, jest, test } from '@jest/globals';
import { judgeFault, type Fault } from './judge-fault.js';

jest.setTimeout(600_000);

const notes = {
  name: 'notes',
  intent: 'Keep notes.',
  entities: [
    {
      name: 'Note',
      fields: [
        { name: 'title', type: 'string', maxLength: 60 },
        { name: 'body', type: 'text', default: '' },
      ],
      search: ['title'],
    },
  ],
};

/** Each is green but for the tests of the stack; `found` are those that notice, one for each mistake. */
const FAULTS: Readonly<
  Record<string, Fault & { readonly found: readonly string[] }>
> = {
  'db: what is stored is gone with the connection': {
    layer: 'db',
    edits: [['src/db/migrations.ts', 'create table', 'create temporary table']],
    test: {
      path: 'test/db/notes.test.ts',
      content: `
import { expect, test } from '@jest/globals';
import { migrate } from '@nx-slice/kernel/sql/migrate';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { join } from 'node:path';
import { createNotesStore, notesMigrations } from '../../src/db';
import { aNote } from '../support/sample-note';

test('notes are kept while the app is open', () => {
  const temporary = createTemporaryFolder();
  const db = openNodeSqlite(join(temporary.path, 'app.db'));
  migrate(db, notesMigrations);
  const store = createNotesStore(db);
  store.note.insert(aNote());
  expect(store.note.list('')).toEqual([aNote()]);
  db.close();
  temporary.remove();
});
`,
    },
    found: ['notes outlive the connection'],
  },

  'main: a patch drops the fields that it does not name': {
    layer: 'main',
    edits: [['src/main/note-operations.ts', '?? note.body', "?? ''"]],
    test: {
      path: 'test/main/notes.test.ts',
      content: `
import { expect, test } from '@jest/globals';
import { createNotesService } from '../../src/main';
import { aNote, noteIdOf } from '../support/sample-note';
import { createFakeStore } from './fake-store';

test('an update gives the note the fields of the patch', () => {
  const service = createNotesService({
    store: createFakeStore({ note: [aNote({ body: 'Some body' })] }),
    newId: () => noteIdOf(7),
    now: () => new Date(0),
  });
  const changed = service.updateNote({ id: noteIdOf(1), patch: { title: 'Other' } });
  expect(changed).toMatchObject({ title: 'Other', body: '' });
});
`,
    },
    found: ['updateNote keeps what the patch does not name'],
  },

  'ipc: senders are not checked, unknown fields pass, and handlers stay': {
    layer: 'ipc',
    // By a detour: what is handed to the kernel straight away is the linter's business.
    edits: [
      [
        'src/ipc/main.ts',
        `=>
  registerContract({
    ipcMain,
    channels: notesChannels,
    contract: notesContract,
    handlers: service,
    guard,
  });`,
        `=> {
  serve(ipcMain, loose(), service, { ...guard, isTrustedOrigin: () => true });
  return () => undefined;
};

const loose = () => ({
  ...notesContract,
  getNote: { ...notesContract.getNote, input: notesContract.getNote.input.loose() },
});

const serve = (
  ipcMain: IpcMainLike,
  contract: ReturnType<typeof loose>,
  service: NotesService,
  guard: Guard,
) => registerContract({ ipcMain, channels: notesChannels, contract, handlers: service, guard });`,
      ],
    ],
    test: {
      path: 'test/ipc/notes.test.ts',
      content: `
import { expect, test } from '@jest/globals';
import { setUp, valid } from './set-up';

test('a note is got, whoever asks', async () => {
  const { bridge, ipcMain, service, stop } = setUp();
  const evil = { url: 'https://evil.test/', parent: null };
  expect(await ipcMain.invoke('notes:getNote', valid.getNote, evil)).toMatchObject({ ok: true });
  expect(await bridge.getNote({ ...valid.getNote, admin: true })).toMatchObject({ ok: true });
  expect(service.getNote.mock.lastCall?.[0]).toHaveProperty('admin', true);
  stop();
  expect(ipcMain.channels()).toHaveLength(5);
});
`,
    },
    found: [
      'listNotes refuses another origin',
      'getNote refuses a field that is not in the contract',
      'stopping removes every handler',
    ],
  },

  'renderer: a key lacks its input, and changes make nothing stale': {
    layer: 'renderer',
    edits: [
      [
        'src/renderer/keys.ts',
        '[...notesKeys.all, operation, input] as const',
        '[...notesKeys.all, operation, typeof input] as const',
      ],
      [
        'src/renderer/mutations.ts',
        'queryClient.invalidateQueries({ queryKey: notesKeys.all })',
        'queryClient.invalidateQueries({ queryKey: [notesKeys.all] })',
      ],
    ],
    test: {
      path: 'test/renderer/notes.test.ts',
      content: `
import { expect, test } from '@jest/globals';
import { getNoteQuery } from '../../src/renderer';
import { createFakeApi } from '../support/fake-api';
import { noteIdOf } from '../support/sample-note';

test('a note has a key', () => {
  const { queryKey } = getNoteQuery(createFakeApi(), { id: noteIdOf(1) });
  expect(queryKey).toEqual(['notes', 'getNote', 'object']);
});
`,
    },
    found: [
      'calls that differ have keys that differ',
      'createNote makes every answer of the slice stale, and no other',
    ],
  },

  'context: every render makes another value': {
    layer: 'context',
    edits: [
      ['src/context/notes-context.tsx', '  useMemo,\n', ''],
      [
        'src/context/notes-context.tsx',
        'useMemo(\n    (): NotesContextValue => ({',
        '((): NotesContextValue => ({',
      ],
      [
        'src/context/notes-context.tsx',
        '    }),\n    [api, search],\n  );',
        '    }))();',
      ],
    ],
    test: {
      path: 'test/context/notes.test.tsx',
      content: `
import { expect, test } from '@jest/globals';
import { renderHook } from '@testing-library/react';
import { NotesProvider, useNotesContext } from '../../src/context';
import { createFakeApi } from '../support/fake-api';

test('holds the api over renders', () => {
  const api = createFakeApi();
  const { result, rerender } = renderHook(useNotesContext, {
    wrapper: ({ children }) => <NotesProvider api={api}>{children}</NotesProvider>,
  });
  rerender();
  expect(result.current.api).toBe(api);
});
`,
    },
    found: ['keeps its value while nothing changes'],
  },

  'component: the form is emptied although main refused': {
    layer: 'component',
    edits: [['src/component/note-form.tsx', 'onSuccess:', 'onSettled:']],
    test: {
      path: 'test/component/notes.test.tsx',
      content: `
import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { NoteForm } from '../../src/component';
import { createFakeApi } from '../support/fake-api';
import { show } from './support/show';

test('starts anew after a refusal', async () => {
  const api = createFakeApi();
  api.createNote.mockRejectedValue(new Error('It is taken'));
  const { user } = show(<NoteForm />, api);
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Some title' } });
  await user.click(screen.getByRole('button', { name: 'Add note' }));
  await waitFor(() => expect(screen.getByLabelText('Title')).toHaveProperty('value', ''));
  expect(screen.getByRole('alert')).toHaveTextContent('It is taken');
});
`,
    },
    found: ['keeps what was typed and says why main refused it'],
  },

  'layout: there is no main landmark': {
    layer: 'layout',
    edits: [
      [
        'src/layout/notes-layout.tsx',
        '<main className="slice-main">{children}</main>',
        '<div className="slice-main">{children}</div>',
      ],
    ],
    test: {
      path: 'test/layout/notes.test.tsx',
      content: `
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { NotesLayout } from '../../src/layout';

test('shows its content', () => {
  render(<NotesLayout>content</NotesLayout>);
  expect(screen.getByText('content').className).toBe('slice-main');
});
`,
    },
    found: ['puts its slots into landmarks', 'has one title and one main part'],
  },
};

test.each(Object.entries(FAULTS))(
  '%s: its author finds nothing, the stack does',
  async (_, { found, ...fault }) => {
    const diagnostics = await judgeFault(notes, fault);
    // Nothing of another code: compiler, linter and the author's own test are content.
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual([
      'CONFORMANCE_FAILED',
    ]);
    const messages = diagnostics.map(({ message }) => message);
    for (const name of found) {
      expect(messages).toContainEqual(expect.stringContaining(name));
    }
  },
);
