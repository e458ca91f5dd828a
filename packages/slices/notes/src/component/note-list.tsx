import { useQuery } from '@tanstack/react-query';
import { useNotesContext } from '../context';
import { listNotesQuery } from '../renderer';
import { NoteItem } from './note-item';

/** The notes that match the search, or why there are none to show. */
export function NoteList() {
  const { api, search } = useNotesContext();
  const text = search.note;
  const listed = useQuery(listNotesQuery(api, text ? { search: text } : {}));

  if (listed.isPending) return <p role="status">Loading notes…</p>;
  return (
    <>
      {listed.isError && (
        <p role="alert" className="slice-error">
          {listed.error.message}
        </p>
      )}
      {listed.data?.length === 0 && (
        <p role="status">{text ? 'No note matches' : 'No notes yet'}</p>
      )}
      {listed.data && listed.data.length > 0 && (
        <ul
          aria-label="Notes"
          aria-busy={listed.isPlaceholderData}
          className="slice-list"
        >
          {listed.data.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      )}
    </>
  );
}
