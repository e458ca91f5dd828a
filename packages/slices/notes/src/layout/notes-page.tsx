import { NoteForm, NoteList, NoteSearch } from '../component';
import { NotesProvider } from '../context';
import type { NotesApi } from '../contract';
import { NotesLayout } from './notes-layout';

export interface NotesPageProps {
  readonly api: NotesApi;
}

/** The whole slice on one page: what the route of the app shows. */
export function NotesPage({ api }: NotesPageProps) {
  return (
    <NotesProvider api={api}>
      <NotesLayout toolbar={<NoteSearch />}>
        <NoteForm />
        <NoteList />
      </NotesLayout>
    </NotesProvider>
  );
}
