import { ALL, entity, field, spec, type Edit } from '../edit.js';

const SAID_IN_FULL = 'a planner says what is left out as well';
const SCHEMAS = 'the schemas of the domain contract, which every layer sees';

/** The fields of the entity: each attribute that one can have. */
export const FIELDS: readonly Edit[] = [
  {
    name: 'string: maxLength',
    apply: field('title', { maxLength: 30 }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'string: unique',
    apply: field('title', { unique: true }),
    needs: ALL,
    why: 'sections: db has an index, main refuses, forms show it',
  },
  {
    name: 'string: optional',
    apply: field('title', { optional: true }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'string: `"optional": false` said',
    apply: field('title', { optional: false }),
    needs: ['plan'],
    why: SAID_IN_FULL,
  },
  {
    name: 'text: default',
    apply: field('notes', { default: 'none' }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'integer: min and max',
    apply: field('pages', { min: 2, max: 6000 }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'enum: a value more',
    apply: field('status', { values: ['open', 'done', 'lost'] }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'text: becomes a string',
    apply: field('notes', { type: 'string', default: 'none' }),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'reference: to another entity, which is new',
    apply: spec(({ entities: [book], ...books }) => ({
      ...books,
      entities: [
        {
          ...book,
          fields: book?.fields.map((one) =>
            one.name === 'sequelOf' ? { ...one, entity: 'Shelf' } : one,
          ),
        },
        { name: 'Shelf', fields: [{ name: 'label', type: 'string' }] },
      ],
    })),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'a field added',
    apply: entity((book) => ({
      ...book,
      fields: [...book.fields, { name: 'author', type: 'string' }],
    })),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'a field removed',
    apply: entity((book) => ({
      ...book,
      fields: book.fields.filter(({ name }) => name !== 'pages'),
    })),
    needs: ALL,
    why: SCHEMAS,
  },
  {
    name: 'a field renamed',
    apply: field('notes', { name: 'remarks' }),
    needs: ALL,
    why: SCHEMAS,
  },
];
