import { useState } from 'react';
import { useNotesContext } from '../context';
import { useCreateNoteMutation } from '../renderer';
import { NoteFields } from './note-fields';
import {
  noteDefaults,
  readNoteFormValues,
  toNoteDraft,
} from './note-form-values';
import type { SubmitHandler } from './submit-handler';

/** Creates a note; what was typed stays until main accepted it. */
export function NoteForm() {
  const { api } = useNotesContext();
  const create = useCreateNoteMutation(api);
  const [round, setRound] = useState(0);

  const submit: SubmitHandler = (event) => {
    event.preventDefault();
    const values = readNoteFormValues(new FormData(event.currentTarget));
    create.mutate(toNoteDraft(values), {
      onSuccess: () => setRound((before) => before + 1),
    });
  };

  return (
    <form aria-label="New note" className="slice-form" onSubmit={submit}>
      {/* Fields of a new round are new ones, so they are empty. */}
      <NoteFields
        key={round}
        legend="New note"
        values={noteDefaults}
        autoFocus={round > 0}
      />
      <button type="submit" disabled={create.isPending}>
        Add note
      </button>
      {create.isError && (
        <p role="alert" className="slice-error">
          {create.error.message}
        </p>
      )}
    </form>
  );
}
