import type { SourceFile } from '@nx-slice/schemas';
import { isFilled } from '../../domain/model/sample-text.js';
import { lines, quote } from '../../text.js';
import type { ComponentEntity, FieldModel } from './component-model.js';
import { headingField } from './heading-field.js';

/** `<entity>-heading.ts`: what one entry is called in a list, in a select and on its buttons. */
export function headingFile(entity: ComponentEntity): SourceFile {
  const field = headingField(entity);
  return {
    path: `src/component/${entity.kebab}-heading.ts`,
    content: lines(
      `import type { ${entity.type} } from '../contract';`,
      ``,
      `/** What a person calls this ${entity.lower}. Two of them may be called the same. */`,
      field === null
        ? lines(
            `export const to${entity.type}Heading: (${entity.camel}: ${entity.type}) => string = () =>`,
            `  ${quote(entity.label)};`,
          )
        : lines(
            `export const to${entity.type}Heading = (${entity.camel}: ${entity.type}): string =>`,
            `  ${heading(entity, field)};`,
          ),
    ),
  };
}

function heading(entity: ComponentEntity, field: FieldModel): string {
  const { type, optional } = field.planned;
  const value = `${entity.camel}.${field.name}`;
  const text = textOf(field, value);
  const label = quote(entity.label);
  if (type === 'string' || type === 'text') {
    return !optional && isFilled(field.planned)
      ? value
      : `${value} || ${label}`;
  }
  if (!optional) return text;
  return text === value
    ? `${value} ?? ${label}`
    : `${value} === undefined ? ${label} : ${text}`;
}

function textOf({ planned: { type } }: FieldModel, value: string): string {
  switch (type) {
    case 'boolean':
      return `${value} ? 'Yes' : 'No'`;
    case 'integer':
    case 'number':
      return `String(${value})`;
    case 'datetime':
      return `new Date(${value}).toLocaleString()`;
    case 'string':
    case 'text':
    case 'enum':
    case 'date':
    case 'reference':
      return value;
  }
}
