import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  isJsonObject,
  jsonSchemas,
  strictModeProblems,
  type Json,
  type JsonObject,
} from '../../src/index.js';

const folder = new URL('../../json/', import.meta.url);
const files = jsonSchemas();

test('the committed files are those that the zod sources give', () => {
  expect(readdirSync(folder).sort()).toEqual(
    files.map(({ name }) => name).sort(),
  );
});

test.each(files.map((file) => [file.name, file] as const))(
  '%s is not stale (if it is: node tools/emit-schemas.mjs)',
  (name, file) => {
    const committed = readFileSync(new URL(name, folder), 'utf8');
    // The order of keys counts, white space does not.
    expect(JSON.stringify(JSON.parse(committed))).toBe(
      JSON.stringify(file.json),
    );
  },
);

test.each(files.map(({ name, json }) => [name, json] as const))(
  '%s has a title and a description, and no address that goes stale',
  (name, json) => {
    expect(json).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
    });
    expect(json).not.toHaveProperty('$id');
    expect(json['$schema']).toBe(
      name.endsWith('.agent.schema.json')
        ? undefined
        : 'https://json-schema.org/draft/2020-12/schema',
    );
  },
);

const schemaOf = (name: string): JsonObject => {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) {
    throw new Error(`There is no ${name}.`);
  }
  return file.json;
};

describe('what a model is held to', () => {
  test.each(['plan.agent.schema.json', 'artifact.agent.schema.json'])(
    '%s follows the rules of strict mode',
    (name) => {
      expect(strictModeProblems(schemaOf(name))).toEqual([]);
    },
  );

  test('it has what the document has, but for unsupported keywords', () => {
    const strip = (json: Json): Json => {
      if (Array.isArray(json)) {
        return json.map(strip);
      }
      return isJsonObject(json)
        ? Object.fromEntries(
            Object.entries(json)
              .filter(
                ([key, value]) =>
                  !(
                    ['minLength', 'minimum', 'maximum'].includes(key) &&
                    typeof value === 'number'
                  ) && key !== '$schema',
              )
              .map(([key, value]) => [key, strip(value)]),
          )
        : json;
    };
    expect(schemaOf('plan.agent.schema.json')).toEqual(
      strip(schemaOf('plan.schema.json')),
    );
    expect(JSON.stringify(schemaOf('plan.schema.json'))).toContain('minLength');
  });
});

describe('slice.schema.json', () => {
  const slice = schemaOf('slice.schema.json');

  const undescribed = (json: Json, path: string): string[] => {
    if (!isJsonObject(json)) {
      return [];
    }
    return Object.entries(json).flatMap(([key, child]) => {
      const below =
        key === 'properties' && isJsonObject(child)
          ? Object.entries(child).flatMap(([name, property]) =>
              isJsonObject(property) && 'description' in property
                ? []
                : [`${path}/${name}`],
            )
          : [];
      const children = Array.isArray(child)
        ? child.flatMap((item: Json, index) =>
            undescribed(item, `${path}/${key}/${String(index)}`),
          )
        : undescribed(child, `${path}/${key}`);
      return [...below, ...children];
    });
  };

  test('every property has a description for editors', () => {
    expect(undescribed(slice, '#')).toEqual([]);
    expect(undescribed({ properties: { a: {} } }, '#')).toEqual(['#/a']);
  });

  test('allows $schema, and nothing that is not known', () => {
    expect(slice).toMatchObject({
      properties: { $schema: { type: 'string' } },
      required: ['name', 'intent'],
      additionalProperties: false,
    });
  });

  test('tells the types of field apart by a constant', () => {
    const field = slice['$defs'];
    expect(field).toMatchObject({
      field: {
        oneOf: [
          'string',
          'text',
          'boolean',
          'integer',
          'number',
          'enum',
          'date',
          'datetime',
          'reference',
        ].map((type) => ({ properties: { type: { const: type } } })),
      },
    });
  });
});
