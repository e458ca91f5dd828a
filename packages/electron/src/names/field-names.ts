import type { PlanField } from '@nx-slice/schemas';
import { free } from './free.js';
import { pascal, phrase, sentence } from './words.js';

/** What one field of an entity is called. */
export interface FieldNames {
  /** As in the plan: a property's and a column's name. */
  readonly name: string;
  /** `DueOn`, unique in the entity: the end of a method's name. */
  readonly pascal: string;
  /** `Due on`, unique in the entity; the reference `projectId` is a `Project`. */
  readonly label: string;
  /** The label inside a sentence. */
  readonly lower: string;
}

export function fieldNames(
  fields: readonly PlanField[],
): readonly FieldNames[] {
  const methods = new Set<string>();
  const labels = new Set(fields.map(({ name }) => phrase(name)));
  const taken = new Set<string>();
  return fields.map((field) => {
    const short = field.name.replace(/(?:Id|_id)$/, '');
    const isShort =
      field.type === 'reference' && short !== '' && !labels.has(phrase(short));
    const label = free(isShort ? short : field.name, 'Field', taken, phrase);
    return {
      name: field.name,
      pascal: free(pascal(field.name), 'Field', methods),
      label: sentence(label),
      lower: phrase(label),
    };
  });
}
