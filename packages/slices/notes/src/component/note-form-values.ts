import type { Note, NoteDraft, NotePatch } from '../contract';
import { textOf } from './text-of';

/** What the inputs of a form hold, as text. */
export interface NoteFormValues {
  readonly title: string;
  readonly body: string;
  readonly pinned: string;
}

/** What a form for a new note holds at first. */
export const noteDefaults: NoteFormValues = {
  title: '',
  body: '',
  pinned: '',
};

/** What a form for this note holds at first. */
export const toNoteFormValues = (note: Note): NoteFormValues => ({
  title: note.title,
  body: note.body,
  pinned: note.pinned ? 'on' : '',
});

/** What a form holds now. */
export const readNoteFormValues = (form: FormData): NoteFormValues => ({
  title: textOf(form, 'field-title').trim(),
  body: textOf(form, 'field-body'),
  pinned: textOf(form, 'field-pinned'),
});

/** The new note. */
export const toNoteDraft = (values: NoteFormValues): NoteDraft => ({
  title: values.title,
  body: values.body,
  pinned: values.pinned === 'on',
});

/** The fields whose text changed. */
export const toNotePatch = (
  values: NoteFormValues,
  before: NoteFormValues,
): NotePatch => ({
  ...(values.title !== before.title && { title: values.title }),
  ...(values.body !== before.body && { body: values.body }),
  ...(values.pinned !== before.pinned && { pinned: values.pinned === 'on' }),
});
