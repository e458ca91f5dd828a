/**
 * Names only, so that the sandboxed preload does not carry zod.
 * The contract is checked against this list, in both directions.
 */
export const notesChannels = {
  slice: 'notes',
  operations: [
    'listNotes',
    'getNote',
    'createNote',
    'updateNote',
    'removeNote',
  ],
} as const;

export type NotesOperation = (typeof notesChannels.operations)[number];
