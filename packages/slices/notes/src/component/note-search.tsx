import { useNotesContext } from '../context';
import { maxSearchLength } from '../contract/limits';

/** Narrows the list of notes. */
export function NoteSearch() {
  const { search, setSearch } = useNotesContext();
  return (
    <label className="slice-search">
      Search notes
      <input
        type="search"
        value={search.note}
        maxLength={maxSearchLength}
        onChange={(event) => setSearch('note', event.target.value)}
      />
    </label>
  );
}
