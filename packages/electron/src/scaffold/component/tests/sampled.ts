import type {
  ComponentEntity,
  ComponentModel,
  FieldModel,
} from '../component-model.js';
import { headingField } from '../heading-field.js';
import { quote } from '../../../text.js';
import { fieldSamples, type FieldSample } from './field-sample.js';

/** A field with the value that a full entry has, and another one if there is one. */
export interface SampledField {
  readonly field: FieldModel;
  readonly first: FieldSample;
  readonly second: FieldSample | null;
}

export const sampledFields = (
  { names }: ComponentModel,
  fields: readonly FieldModel[],
): readonly SampledField[] =>
  fields.flatMap((field, index) => {
    const [first, second = null] = fieldSamples(field, index, names);
    return first ? [{ field, first, second }] : [];
  });

/** What a full entry is called, as code. */
export function fullHeading(
  model: ComponentModel,
  entity: ComponentEntity,
): string {
  const field = headingField(entity);
  const sampled = sampledFields(model, entity.inputs).find(
    (one) => one.field === field,
  );
  return sampled?.first.shown ?? quote(entity.label);
}

/** Entities that the fields refer to and that can be listed, each once: what selects and mentions read. */
export const chosenEntities = (
  { entities }: ComponentModel,
  fields: readonly FieldModel[],
): readonly ComponentEntity[] =>
  entities.filter(
    ({ name, list }) =>
      list !== null && fields.some(({ planned }) => planned.entity === name),
  );
