import { useCallback, useRef } from 'react';
import { useNotesContext } from '../context';
import type { Note } from '../contract';
import { useUpdateNoteMutation } from '../renderer';
import { NoteFields } from './note-fields';
import {
  type NoteFormValues,
  readNoteFormValues,
  toNoteFormValues,
  toNotePatch,
} from './note-form-values';
import { toNoteHeading } from './note-heading';
import type { SubmitHandler } from './submit-handler';

export interface NoteEditorProps {
  readonly note: Note;
  readonly onClose: () => void;
}

/** Changes a note: main is sent what a person changed and nothing else. */
export function NoteEditor({ note, onClose }: NoteEditorProps) {
  const { api } = useNotesContext();
  const update = useUpdateNoteMutation(api);

  // An input may write a value in its own way, so a change is what differs from its first text.
  const first = useRef<NoteFormValues>(null);
  const remember = useCallback((form: HTMLFormElement | null) => {
    if (form) first.current = readNoteFormValues(new FormData(form));
  }, []);

  const submit: SubmitHandler = (event) => {
    event.preventDefault();
    const values = readNoteFormValues(new FormData(event.currentTarget));
    const patch = toNotePatch(values, first.current ?? values);
    if (Object.keys(patch).length === 0) onClose();
    else update.mutate({ id: note.id, patch }, { onSuccess: onClose });
  };

  const legend = `Edit ${toNoteHeading(note)}`;
  return (
    <form
      ref={remember}
      aria-label={legend}
      className="slice-form"
      onSubmit={submit}
    >
      <NoteFields legend={legend} values={toNoteFormValues(note)} autoFocus />
      <button type="submit" disabled={update.isPending}>
        Save
      </button>
      <button type="button" disabled={update.isPending} onClick={onClose}>
        Cancel
      </button>
      {update.isError && (
        <p role="alert" className="slice-error">
          {update.error.message}
        </p>
      )}
    </form>
  );
}
