import { headingOf } from '../../domain/model/heading.js';
import type { ComponentEntity, FieldModel } from './component-model.js';

/** The input of the field that an entry is called by; `null` when there is none. */
export const headingField = ({
  inputs,
}: ComponentEntity): FieldModel | null => {
  const heading = headingOf(inputs.map(({ planned }) => planned));
  return inputs.find(({ planned }) => planned === heading) ?? null;
};
