import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, literal, member, property, type Lines } from '../../text.js';
import { fieldRule, type Bounds } from '../model/field-rule.js';
import { trimmedDefault } from '../model/sample-text.js';
import { schemasOf } from '../model/schemas-of.js';
import { boundedFields, enumFields } from './limits.js';

export function entitySchemaFile(plan: Plan, entity: PlanEntity): SourceFile {
  const slice = sliceNames(plan);
  const names = slice.entity(entity.name);
  const { type, camel, kebab, lower } = names;
  const { needsInput, needsPatch, needsRules } = schemasOf(plan, entity, names);
  const rules = `${camel}Rules`;
  const limits = [
    boundedFields(entity).length > 0 && `${camel}Limits`,
    enumFields(entity).length > 0 && `${camel}Values`,
  ].filter((name) => name !== false);
  const optional = entity.fields.filter((field) => field.optional);

  const overrides = (
    fields: readonly PlanField[],
    change: (field: PlanField) => string,
  ): readonly string[] =>
    fields.map(
      (field) =>
        `${property(field.name)}: ${member(rules, field.name)}${change(field)},`,
    );

  const withOverrides = (
    fields: readonly PlanField[],
    change: (field: PlanField) => string,
  ): Lines =>
    fields.length === 0
      ? rules
      : ['{', `...${rules},`, overrides(fields, change), '}'];

  return {
    path: `src/contract/${kebab}-schema.ts`,
    content: lines(
      `import { z } from 'zod';`,
      `import { idSchema, timestampSchema } from './implied-fields';`,
      limits.length > 0 && `import { ${limits.join(', ')} } from './limits';`,
      '',
      needsPatch && optionalOrDefaulted(entity)
        ? `/** The rule of each field that a person may set. No defaults here: see \`${camel}PatchSchema\`. */`
        : `/** The rule of each field that a person may set. */`,
      `${needsRules ? 'export ' : ''}const ${rules} = {`,
      entity.fields.map(
        (field) =>
          `${property(field.name)}: ${fieldRule(field, namedBounds(field, camel))},`,
      ),
      '};',
      '',
      `/** ${article(lower) === 'an' ? 'An' : 'A'} ${lower} as it is stored. */`,
      `export const ${camel}Schema = z.strictObject({`,
      'id: idSchema,',
      `...${rules},`,
      overrides(optional, () => '.optional()'),
      'createdAt: timestampSchema,',
      'updatedAt: timestampSchema,',
      '});',
      needsInput && [
        '',
        `/** What a person gives to create ${article(lower)} ${lower}. */`,
        `export const ${camel}InputSchema = z.strictObject(`,
        withOverrides(
          entity.fields.filter(
            (field) => field.optional || field.default !== null,
          ),
          (field) =>
            field.default === null
              ? '.optional()'
              : `.default(${literal(trimmedDefault(field))})`,
        ),
        ');',
      ],
      needsPatch && [
        '',
        '/**',
        ` * A change of some fields; one that is not named keeps its value${optional.length > 0 ? ', and `null` clears an optional one' : ''}.`,
        needsInput &&
          entity.fields.some((field) => field.default !== null) && [
            ` * Built from the rules, not from \`${camel}InputSchema.partial()\`: that would keep the defaults,`,
            ' * and a change of one field would reset others.',
          ],
        ' */',
        `export const ${camel}PatchSchema = z.strictObject(`,
        withOverrides(optional, () => '.nullable()'),
        ').partial();',
      ],
      '',
      `export type ${type} = z.output<typeof ${camel}Schema>;`,
      needsInput && [
        `/** As the page sends it: fields with a default may be left out. */`,
        `export type ${type}Draft = z.input<typeof ${camel}InputSchema>;`,
        `/** As the service gets it: defaults are filled in. */`,
        `export type ${type}Input = z.output<typeof ${camel}InputSchema>;`,
      ],
      needsPatch &&
        `export type ${type}Patch = z.output<typeof ${camel}PatchSchema>;`,
      '',
    ),
  };
}

const optionalOrDefaulted = (entity: PlanEntity): boolean =>
  entity.fields.some((field) => field.default !== null);

const namedBounds =
  (field: PlanField, camel: string): Bounds =>
  (part) => {
    if (part === 'values') return member(`${camel}Values`, field.name);
    return field[part] === null
      ? undefined
      : `${member(`${camel}Limits`, field.name)}.${part}`;
  };
