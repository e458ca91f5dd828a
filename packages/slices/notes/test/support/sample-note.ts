import type { Note } from '../../src/contract';

/** A different id for each small number. */
export const noteIdOf = (number: number): string =>
  `00000001-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;

/** A valid note without its optional fields; name the ones that matter to the test. */
export function aNote(fields: Partial<Note> = {}): Note {
  return {
    id: noteIdOf(1),
    title: 'Title',
    body: '',
    pinned: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}
