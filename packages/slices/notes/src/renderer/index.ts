export { notesKeys } from './keys';
export { loadNotes } from './load';
export {
  useCreateNoteMutation,
  useUpdateNoteMutation,
  useRemoveNoteMutation,
} from './mutations';
export { listNotesQuery, getNoteQuery } from './queries';
