import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { article } from '../../names/words.js';
import { lines, literal, property, quote } from '../../text.js';
import { sampleImports } from '../model/sample-imports.js';
import { trimmedDefault } from '../model/sample-text.js';
import { samplesOf } from '../model/samples.js';
import { schemasOf } from '../model/schemas-of.js';
import { object, validDraft } from '../model/valid-input.js';
import { acceptedCases, refusedCases, type FieldCase } from './field-cases.js';

/** `test/contract/<entity>-schema.test.ts`: what an entity's fields accept. */
export function schemaTestFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan);
  const own = names.entity(entity.name);
  const { type, camel, kebab, lower } = own;
  const { needsInput, needsPatch, values } = schemasOf(plan, entity, own);
  const { fields } = entity;
  const optional = fields.filter((field) => field.optional);
  const defaulted = fields.filter((field) => field.default !== null);
  const sample = (name: string): string => {
    const field = fields.find((one) => one.name === name);
    return field ? samplesOf(field, own.field(name).label, names).usual : '';
  };

  const table = (
    cases: (field: PlanEntity['fields'][number]) => readonly FieldCase[],
  ): readonly string[] =>
    fields.flatMap((field) =>
      cases(field).map(
        ({ what, value }) =>
          `[${quote(what)}, { ${property(field.name)}: ${value} }],`,
      ),
    );
  const accepted = table((field) =>
    acceptedCases(field, own.field(field.name)),
  );
  const refused = table((field) => refusedCases(field, own.field(field.name)));
  const trimmed = fields.find(
    (field) => field.type === 'string' && (field.maxLength ?? 9) > 2,
  );

  const defaults = defaulted.map(
    (field) => `${property(field.name)}: ${literal(trimmedDefault(field))}`,
  );

  const create = needsInput && [
    '',
    `describe('a new ${lower}', () => {`,
    `const input = ${validDraft(entity, own, names)};`,
    '',
    defaulted.length > 0
      ? [
          `test('gets the defaults, and nothing else', () => {`,
          `expect(${camel}InputSchema.parse(input)).toEqual({ ...input, ${defaults.join(', ')} });`,
          '});',
        ]
      : [
          `test('needs no more than its required fields', () => {`,
          `expect(${camel}InputSchema.parse(input)).toEqual(input);`,
          '});',
        ],
    trimmed && [
      '',
      `test('has no spaces around its ${own.field(trimmed.name).lower}', () => {`,
      `const fields = { ${property(trimmed.name)}: ' x ' };`,
      `expect(${camel}InputSchema.parse({ ...input, ...fields })).toMatchObject({ ${property(trimmed.name)}: 'x' });`,
      '});',
    ],
    accepted.length > 0 && [
      '',
      'test.each([',
      accepted,
      `])('may have %s', (_, fields) => {`,
      `expect(${camel}InputSchema.safeParse({ ...input, ...fields }).success).toBe(true);`,
      '});',
    ],
    '',
    'test.each([',
    refused,
    `['a field that does not exist', { admin: true }],`,
    `['an id of the caller', { id: a${type}().id }],`,
    `])('refuses %s', (_, fields) => {`,
    `expect(${camel}InputSchema.safeParse({ ...input, ...fields }).success).toBe(false);`,
    '});',
    '});',
  ];

  const required = fields.find((field) => !field.optional);
  const patch = needsPatch && [
    '',
    `describe('a change of ${article(lower)} ${lower}', () => {`,
    'test.each([',
    fields.map(
      (field) => `{ ${property(field.name)}: ${sample(field.name)} },`,
    ),
    '{},',
    `])('holds only the fields that it names: %p', (patch) => {`,
    `expect(${camel}PatchSchema.parse(patch)).toEqual(patch);`,
    '});',
    optional.length > 0 && [
      '',
      'test.each([',
      optional.map(({ name }) => `${quote(name)},`),
      `])('may clear the optional field %s', (field) => {`,
      `expect(${camel}PatchSchema.parse({ [field]: null })).toEqual({ [field]: null });`,
      '});',
    ],
    required && [
      '',
      'test.each([',
      fields
        .filter((field) => !field.optional)
        .map(({ name }) => `${quote(name)},`),
      `])('may not clear the required field %s', (field) => {`,
      `expect(${camel}PatchSchema.safeParse({ [field]: null }).success).toBe(false);`,
      '});',
    ],
    '',
    'test.each([',
    table((field) =>
      refusedCases(field, own.field(field.name)).filter(
        ({ value }) => value !== 'null' && value !== 'undefined',
      ),
    ),
    `['a field that does not exist', { admin: true }],`,
    `['another id', { id: a${type}().id }],`,
    `])('refuses %s', (_, patch) => {`,
    `expect(${camel}PatchSchema.safeParse(patch).success).toBe(false);`,
    '});',
    '});',
  ];

  const tests = lines(
    `describe('a stored ${lower}', () => {`,
    `test('is valid without its optional fields', () => {`,
    `expect(${camel}Schema.parse(a${type}())).toEqual(a${type}());`,
    '});',
    optional.length > 0 && [
      '',
      `test('is valid with all of them', () => {`,
      `const full = a${type}(${object(optional.map(({ name }) => [name, sample(name)]))});`,
      `expect(${camel}Schema.parse(full)).toEqual(full);`,
      '});',
    ],
    '',
    `test.each(['id', 'createdAt', 'updatedAt'])('is not valid without %s', (field) => {`,
    `expect(${camel}Schema.safeParse({ ...a${type}(), [field]: undefined }).success).toBe(false);`,
    '});',
    '',
    `test.each(['createdAt', 'updatedAt'])('has milliseconds in %s', (field) => {`,
    `const stored = { ...a${type}(), [field]: '2026-01-01T00:00:00Z' };`,
    `expect(${camel}Schema.safeParse(stored).success).toBe(false);`,
    '});',
    '',
    `test('has no other field', () => {`,
    `expect(${camel}Schema.safeParse({ ...a${type}(), admin: true }).success).toBe(false);`,
    '});',
    '});',
    create,
    patch,
    '',
  );

  return {
    path: `test/contract/${kebab}-schema.test.ts`,
    content: lines(
      `import { describe, expect, test } from '@jest/globals';`,
      `import { ${values.join(', ')} } from '../../src/contract';`,
      sampleImports(plan, names, tests),
      '',
      tests,
    ),
  };
}
