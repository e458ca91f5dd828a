/** A slice that is right, but for what a test puts into it. */
export const sliceWith = (parts: object): object => ({
  name: 'notes',
  intent: 'Keep short notes.',
  entities: [entityWith({})],
  ...parts,
});

export const entityWith = (parts: object): object => ({
  name: 'Note',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'body', type: 'text', optional: true },
    { name: 'rating', type: 'integer', min: 1, max: 5 },
    { name: 'status', type: 'enum', values: ['open', 'done'] },
    { name: 'dueOn', type: 'date' },
    { name: 'slug', type: 'string', optional: true, unique: true },
  ],
  ...parts,
});

/** With one entity of these fields. */
export const sliceOf = (...fields: readonly object[]): object =>
  sliceWith({ entities: [{ name: 'Note', fields }] });
