export {
  NotesProvider,
  useNotesContext,
  type NotesContextValue,
  type NotesProviderProps,
  type NotesSearchable,
} from './notes-context';
