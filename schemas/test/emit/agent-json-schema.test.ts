import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { agentJsonSchema } from '../../src/index.js';

test('drops what strict mode lacks, keeps properties of such names', () => {
  const schema = z.strictObject({
    minLength: z.string().min(1).max(9).describe('How long.'),
    count: z.int().nullable(),
    age: z.int().min(0).max(150),
  });
  expect(agentJsonSchema(schema)).toEqual({
    type: 'object',
    properties: {
      minLength: { type: 'string', description: 'How long.' },
      count: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      age: { type: 'integer', minimum: 0, maximum: 150 },
    },
    required: ['minLength', 'count', 'age'],
    additionalProperties: false,
  });
});

test('refuses a document that a model cannot be held to', () => {
  expect(() =>
    agentJsonSchema(z.strictObject({ note: z.string().optional() })),
  ).toThrow('#: "note" is not required; make it a union with null instead');
  expect(() => agentJsonSchema(z.array(z.string()))).toThrow(
    '#: the root is not of type object',
  );
});
