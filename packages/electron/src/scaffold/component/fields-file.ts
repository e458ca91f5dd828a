import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import { componentFile } from './component-file.js';
import type { ComponentEntity, ComponentModel } from './component-model.js';
import { control } from './control.js';

/** `<entity>-fields.tsx`: the inputs that the form and the editor share. */
export function fieldsFile(
  model: ComponentModel,
  entity: ComponentEntity,
): SourceFile {
  const { type, lower, inputs } = entity;
  const selects = selectsOf(model);
  return componentFile(
    model,
    entity,
    `${entity.kebab}-fields`,
    lines(
      `export interface ${type}FieldsProps {`,
      `  readonly legend: string;`,
      `  /** What the inputs hold at first. */`,
      `  readonly values: ${type}FormValues;`,
      `  /** Whether the first of them takes the focus. */`,
      `  readonly autoFocus: boolean;`,
      `}`,
      ``,
      `/** One labelled input for each field of a ${lower}. */`,
      `export function ${type}Fields({ legend, values, autoFocus }: ${type}FieldsProps) {`,
      `  return (`,
      `    <fieldset className="slice-fields">`,
      `      <legend>{legend}</legend>`,
      ...inputs.map((field, index) =>
        control(field, {
          names: model.names,
          entity,
          selects,
          value: `values.${field.name}`,
          autoFocus: index === 0 ? 'autoFocus' : null,
        }),
      ),
      `    </fieldset>`,
      `  );`,
      `}`,
    ),
  );
}

/** Names of the entities that have a select. */
export const selectsOf = ({ entities }: ComponentModel): ReadonlySet<string> =>
  new Set(
    entities.filter(({ hasSelect }) => hasSelect).map(({ name }) => name),
  );
