import { useState } from 'react';
import { useNotesContext } from '../context';
import type { Note } from '../contract';
import { useRemoveNoteMutation } from '../renderer';
import { NoteEditor } from './note-editor';
import { toNoteHeading } from './note-heading';

export interface NoteItemProps {
  readonly note: Note;
}

/** One note of the list, with what a person may do to it. */
export function NoteItem({ note }: NoteItemProps) {
  const { api } = useNotesContext();
  const change = useRemoveNoteMutation(api);
  const [mode, setMode] = useState<'shown' | 'edited' | 'shown again'>('shown');
  const heading = toNoteHeading(note);

  if (mode === 'edited') {
    return (
      <li aria-label={heading} className="slice-item">
        <NoteEditor note={note} onClose={() => setMode('shown again')} />
      </li>
    );
  }
  return (
    <li aria-label={heading} className="slice-item">
      <strong className="slice-heading">{heading}</strong>
      <dl className="slice-details">
        {note.body && (
          <div>
            <dt>Body</dt>
            <dd>{note.body}</dd>
          </div>
        )}
        <div>
          <dt>Pinned</dt>
          <dd>{note.pinned ? 'Yes' : 'No'}</dd>
        </div>
      </dl>
      <div className="slice-actions">
        <button
          type="button"
          aria-label={`Edit ${heading}`}
          autoFocus={mode === 'shown again'}
          onClick={() => setMode('edited')}
        >
          Edit
        </button>
        <button
          type="button"
          aria-label={`Delete ${heading}`}
          disabled={change.isPending}
          onClick={() => change.mutate({ id: note.id })}
        >
          Delete
        </button>
      </div>
      {change.isError && (
        <p role="alert" className="slice-error">
          {change.error.message}
        </p>
      )}
    </li>
  );
}
