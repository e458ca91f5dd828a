import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../json.js';

const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(jsonSchema),
    z.record(z.string(), jsonSchema),
  ]),
);

/** The JSON Schema, draft 2020-12, of what a zod schema accepts. */
export const toJson = (schema: z.ZodType): JsonObject => {
  const json = jsonSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
  if (!isJsonObject(json)) {
    throw new Error('A JSON Schema is an object.');
  }
  return json;
};
