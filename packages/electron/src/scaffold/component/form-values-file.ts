import type { SourceFile } from '@nx-slice/schemas';
import { lines, property } from '../../text.js';
import { usedImports } from '../front-end/used-imports.js';
import type { ComponentEntity, FieldModel } from './component-model.js';
import { initialText, readText, storedText, valueOf } from './form-value.js';

/** `<entity>-form-values.ts`: between what inputs hold and what main is sent. */
export function formValuesFile(entity: ComponentEntity): SourceFile {
  const { type, camel, lower, inputs, hasForm, hasEditor } = entity;
  const values = `${type}FormValues`;
  const each = (code: (field: FieldModel) => string) =>
    inputs.map((field) => `  ${property(field.name)}: ${code(field)},`);
  const body = lines(
    `/** What the inputs of a form hold, as text. */`,
    `export interface ${values} {`,
    ...inputs.map(({ name }) => `  readonly ${property(name)}: string;`),
    `}`,
    ``,
    hasForm && [
      `/** What a form for a new ${lower} holds at first. */`,
      `export const ${camel}Defaults: ${values} = {`,
      ...each(initialText),
      `};`,
      ``,
    ],
    hasEditor && [
      `/** What a form for this ${lower} holds at first. */`,
      `export const to${values} = (${camel}: ${type}): ${values} => ({`,
      ...each((field) => storedText(field, `${camel}.${field.name}`)),
      `});`,
      ``,
    ],
    `/** What a form holds now. */`,
    `export const read${values} = (form: FormData): ${values} => ({`,
    ...each(readText),
    `});`,
    hasForm && [``, ...toDraft(entity)],
    hasEditor && [``, ...toPatch(entity)],
  );
  return {
    path: `src/component/${entity.kebab}-form-values.ts`,
    content: lines(
      usedImports(body, [
        {
          from: '../contract',
          names: [`type ${type}`, `type ${type}Draft`, `type ${type}Patch`],
        },
        { from: '../contract/limits', names: [`${camel}Values`] },
        { from: './from-local-time', names: ['fromLocalTime'] },
        { from: './one-of', names: ['oneOf'] },
        { from: './text-of', names: ['textOf'] },
        { from: './to-local-time', names: ['toLocalTime'] },
      ]),
      ``,
      body,
    ),
  };
}

/** A draft names every field, except optional ones that are empty. */
const toDraft = (entity: ComponentEntity): readonly string[] => {
  const { type, camel, inputs } = entity;
  const someOptional = inputs.some(({ planned }) => planned.optional);
  return [
    someOptional
      ? `/** The new ${entity.lower}; an optional field that is empty is left out. */`
      : `/** The new ${entity.lower}. */`,
    `export const to${type}Draft = (values: ${type}FormValues): ${type}Draft => ({`,
    ...inputs.map((field) => {
      const text = `values.${field.name}`;
      const entry = `${property(field.name)}: ${valueOf(field, text, `${camel}Values`)}`;
      return field.planned.optional
        ? `  ...(${text} !== '' && { ${entry} }),`
        : `  ${entry},`;
    }),
    `});`,
  ];
};

/** A patch names the fields whose text changed. */
const toPatch = (entity: ComponentEntity): readonly string[] => {
  const { type, camel, inputs } = entity;
  const someOptional = inputs.some(({ planned }) => planned.optional);
  return [
    someOptional
      ? `/** The fields whose text changed; \`null\` clears an optional one. */`
      : `/** The fields whose text changed. */`,
    `export const to${type}Patch = (values: ${type}FormValues, before: ${type}FormValues): ${type}Patch => ({`,
    ...inputs.map((field) => {
      const text = `values.${field.name}`;
      const value = valueOf(field, text, `${camel}Values`);
      const changed = field.planned.optional
        ? `${text} === '' ? null : ${value}`
        : value;
      return `  ...(${text} !== before.${field.name} && { ${property(field.name)}: ${changed} }),`;
    }),
    `});`,
  ];
};
