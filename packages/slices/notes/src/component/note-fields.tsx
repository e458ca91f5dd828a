import { noteLimits } from '../contract/limits';
import type { NoteFormValues } from './note-form-values';

export interface NoteFieldsProps {
  readonly legend: string;
  /** What the inputs hold at first. */
  readonly values: NoteFormValues;
  /** Whether the first of them takes the focus. */
  readonly autoFocus: boolean;
}

/** One labelled input for each field of a note. */
export function NoteFields({ legend, values, autoFocus }: NoteFieldsProps) {
  return (
    <fieldset className="slice-fields">
      <legend>{legend}</legend>
      <label className="slice-field">
        Title
        <input
          name="field-title"
          type="text"
          autoFocus={autoFocus}
          required
          defaultValue={values.title}
          maxLength={noteLimits.title.maxLength}
        />
      </label>
      <label className="slice-field">
        Body
        <textarea
          name="field-body"
          defaultValue={values.body}
          maxLength={noteLimits.body.maxLength}
        />
      </label>
      <label className="slice-field slice-check">
        <input
          name="field-pinned"
          type="checkbox"
          defaultChecked={values.pinned === 'on'}
        />
        Pinned
      </label>
    </fieldset>
  );
}
