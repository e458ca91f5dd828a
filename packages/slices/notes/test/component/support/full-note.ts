import type { Note } from '../../../src/contract';
import { aNote } from '../../support/sample-note';

/** A note with every field set. */
export const fullNote = (): Note =>
  aNote({
    title: 'Some title',
    body: 'Some body',
    pinned: true,
  });

/** It alone. */
export const storedNote = () => ({ note: [fullNote()] });
