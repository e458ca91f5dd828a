import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from './workspace.js';

const specSchema = z.looseObject({ name: z.string() });

/** The specs that are part of this repository's tests, by name. */
export const specOf = (name: string): z.output<typeof specSchema> =>
  specSchema.parse(
    JSON.parse(
      readFileSync(
        join(REPOSITORY, 'schemas/test/slices', `${name}.json`),
        'utf8',
      ),
    ),
  );

/** The smallest slice that can be used: quick to generate. */
export const tinySpec = (name: string, entity: string) => ({
  name,
  intent: `Keep ${name}.`,
  entities: [
    {
      name: entity,
      fields: [{ name: 'title', type: 'string', maxLength: 20 }],
    },
  ],
  operations: ['list', 'create'],
});

/** The same with a reference to an entity of another slice, such as `contacts/Contact`. */
export const referringSpec = (name: string, entity: string, to: string) => {
  const spec = tinySpec(name, entity);
  return {
    ...spec,
    entities: spec.entities.map((one) => ({
      ...one,
      fields: [
        ...one.fields,
        { name: 'hostId', type: 'reference', entity: to },
      ],
    })),
  };
};
