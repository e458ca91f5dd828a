import { property } from '../../../text.js';
import { idOf } from '../../../domain/model/samples.js';
import type { ComponentEntity, ComponentModel } from '../component-model.js';
import { headingField } from '../heading-field.js';
import { sampledFields } from './sampled.js';

/** Two entries to choose from, as code; the first has a name that tests know. */
export function optionsOf(
  model: ComponentModel,
  entity: ComponentEntity,
): readonly string[] {
  const heading = sampledFields(model, entity.inputs).find(
    ({ field }) => field === headingField(entity),
  );
  const known = heading
    ? `{ ${property(heading.field.name)}: ${heading.first.stored} }`
    : '';
  return [
    `a${entity.type}(${known})`,
    `a${entity.type}({ id: ${idOf(entity.name, model.names)}(2) })`,
  ];
}
