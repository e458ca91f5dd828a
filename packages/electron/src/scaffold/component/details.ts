import { lines } from '../../text.js';
import type {
  ComponentEntity,
  ComponentModel,
  FieldModel,
} from './component-model.js';
import { headingField } from './heading-field.js';

/** Every field of an entry as JSX, but for a line that the heading shows already; `false` when none is left. */
export function details(
  model: ComponentModel,
  entity: ComponentEntity,
): string | false {
  const heading = headingField(entity);
  const shown = entity.inputs.filter(
    (field) => field !== heading || field.planned.type !== 'string',
  );
  return (
    shown.length > 0 &&
    lines(
      `<dl className="slice-details">`,
      ...shown.map((field) => detail(model, entity, field)),
      `</dl>`,
    )
  );
}

function detail(
  model: ComponentModel,
  entity: ComponentEntity,
  field: FieldModel,
): string {
  const value = `${entity.camel}.${field.name}`;
  const group = lines(
    `<div>`,
    `  <dt>${field.label}</dt>`,
    `  <dd>${readable(model, field, value)}</dd>`,
    `</div>`,
  );
  const { type, optional } = field.planned;
  if (type === 'text') return `{${value} && (${group})}`;
  return optional ? `{${value} !== undefined && (${group})}` : group;
}

function readable(
  { entities }: ComponentModel,
  { planned }: FieldModel,
  value: string,
): string {
  switch (planned.type) {
    case 'boolean':
      return `{${value} ? 'Yes' : 'No'}`;
    case 'date':
      return `<time dateTime={${value}}>{${value}}</time>`;
    case 'datetime':
      return `<time dateTime={${value}}>{new Date(${value}).toLocaleString()}</time>`;
    case 'reference': {
      const target = entities.find(({ name }) => name === planned.entity);
      return target?.hasMention
        ? `<${target.type}Mention id={${value}} />`
        : `{${value}}`;
    }
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
    case 'enum':
      return `{${value}}`;
  }
}
