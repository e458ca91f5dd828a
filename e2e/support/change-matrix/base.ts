/** What the edits start from. */
export type Field = Readonly<Record<string, unknown>> & {
  readonly name: string;
};

export interface Entity {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly orderBy?: readonly string[];
  readonly search?: readonly string[];
}

export interface Spec {
  readonly name: string;
  readonly intent: string;
  readonly entities: readonly Entity[];
  readonly operations: readonly (string | object)[];
  readonly acceptance: readonly string[];
}

export const SLICE = 'packages/slices/books';
export const BRIEFS = 'tools/briefs';

/** A field for each attribute, and as little else as can be used: every row of the table judges some of it anew. */
export const BOOKS: Spec = {
  name: 'books',
  intent: 'Keep books.',
  entities: [
    {
      name: 'Book',
      fields: [
        { name: 'title', type: 'string', maxLength: 20 },
        { name: 'notes', type: 'text', default: '' },
        { name: 'pages', type: 'integer', min: 1, max: 5000, optional: true },
        {
          name: 'status',
          type: 'enum',
          values: ['open', 'done'],
          default: 'open',
        },
        {
          name: 'sequelOf',
          type: 'reference',
          entity: 'Book',
          optional: true,
        },
      ],
      orderBy: ['title'],
      search: ['title'],
    },
  ],
  operations: ['list', 'create'],
  acceptance: ['A created book is in the list'],
};

/** The plugin's options in nx.json. */
export const OPTIONS = {
  agent: './tools/agent.mjs',
  briefs: BRIEFS,
  maxAttempts: 1,
};

export const COMMON_BRIEF = 'Say it in British English.\n';
