const NOTES = 'packages/slices/notes';
const TASKS = 'packages/slices/tasks';
const REPOSITORY = `${NOTES}/src/db/note-repository.ts`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const DB_FAULTS = [
  {
    id: 'sql-concatenated',
    layer: 'db',
    says: 'what a person typed becomes part of the SQL',
    edits: [
      {
        file: REPOSITORY,
        from: `instr(lower("title"), lower(:search)) > 0`,
        to: `"title" = '\${search}'`,
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'like-wildcards',
    layer: 'db',
    says: '% and _ in a search find everything',
    edits: [
      {
        file: REPOSITORY,
        from: `instr(lower("title"), lower(:search)) > 0`,
        to: `"title" like '%' || :search || '%'`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'like-wildcards-tested-so',
    layer: 'db',
    says: 'the same, and the test by the same model expects it',
    edits: [
      {
        file: REPOSITORY,
        from: `instr(lower("title"), lower(:search)) > 0`,
        to: `"title" like '%' || :search || '%'`,
      },
      {
        file: `${NOTES}/test/db/note-repository.test.ts`,
        from: `    expect(listed('%')).toEqual([noteIdOf(1)]);
    expect(listed('_')).toEqual([]);`,
        to: `    expect(listed('a')).toEqual([noteIdOf(1)]);
    expect(listed('b')).toEqual([]);`,
      },
    ],
    caughtBy: 'security',
  },
  {
    id: 'search-case-sensitive',
    layer: 'db',
    says: 'a search finds a word only in the case in which it was written',
    edits: [
      {
        file: REPOSITORY,
        from: `instr(lower("title"), lower(:search)) > 0`,
        to: `instr("title", :search) > 0`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'search-one-field',
    layer: 'db',
    says: 'the search looks at one of two fields, and the test expects so',
    edits: [
      {
        file: REPOSITORY,
        from: `
              or instr(lower("body"), lower(:search)) > 0`,
        to: '',
      },
      {
        file: `${NOTES}/test/db/note-repository.test.ts`,
        from: `      aNote({ id: noteIdOf(1), title: '1', body: '100% Sure' }),`,
        to: `      aNote({ id: noteIdOf(1), title: '100% Sure', body: '1' }),`,
      },
    ],
    caughtBy: 'security',
  },
  {
    id: 'migration-missing',
    layer: 'db',
    says: 'the table is never created',
    edits: [
      {
        file: `${NOTES}/src/db/migrations.ts`,
        from: 'export const notesMigrations: readonly Migration[] = [',
        to: `export const notesMigrations: readonly Migration[] = [];

export const notesHistory: readonly Migration[] = [`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'column-by-wrong-name',
    layer: 'db',
    says: 'a column is read by a name that it does not have',
    edits: [
      {
        file: `${NOTES}/src/db/note-row.ts`,
        from: "row['createdAt']",
        to: "row['created_at']",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'optional-column-by-wrong-name',
    layer: 'db',
    says: 'the same for an optional column, which then is never set',
    edits: [
      {
        file: `${TASKS}/src/db/task-row.ts`,
        from: "row['dueOn']",
        to: "row['due_on']",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'boolean-not-mapped',
    layer: 'db',
    says: '0 and 1 reach the contract as numbers',
    edits: [
      {
        file: `${NOTES}/src/db/note-row.ts`,
        from: "row['pinned'] === 1",
        to: "row['pinned']",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'null-becomes-zero',
    layer: 'db',
    says: 'an optional number that is not set comes back as 0',
    edits: [
      {
        file: `${TASKS}/src/db/task-row.ts`,
        from: "row['estimate'] ?? undefined",
        to: "Number(row['estimate'])",
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'no-tie-break',
    layer: 'db',
    says: 'rows of the same millisecond come in any order',
    edits: [
      {
        file: REPOSITORY,
        from: '"createdAt" desc, rowid desc',
        to: '"createdAt" desc, "id"',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'unset-comes-first',
    layer: 'db',
    says: 'tasks without a date stand before those with one',
    edits: [
      {
        file: `${TASKS}/src/db/task-repository.ts`,
        from: '"dueOn" nulls last',
        to: '"dueOn"',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'update-without-where',
    layer: 'db',
    says: 'one change overwrites every row',
    edits: [
      {
        file: REPOSITORY,
        from: `         where "id" = :id\`,
        toNoteRow(note),
      );
      return changes === 1;`,
        to: `         where :id <> ''\`,
        toNoteRow(note),
      );
      return changes > 0;`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'not-stored',
    layer: 'db',
    says: 'the table is gone when the connection closes',
    edits: [
      {
        file: `${NOTES}/src/db/migrations.ts`,
        from: 'create table "notes__note" (',
        to: 'create temporary table "notes__note" (',
      },
      {
        file: `${NOTES}/src/db/migrations.ts`,
        from: '      create index "notes__note__list_order" on "notes__note" ("pinned" desc, "createdAt" desc);\n',
        to: '',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'no-foreign-key',
    layer: 'db',
    says: 'a reference is a text like any other',
    edits: [
      {
        file: `${TASKS}/src/db/migrations.ts`,
        from: ' references "tasks__project" ("id")',
        to: '',
      },
    ],
    caughtBy: 'unit',
  },
];
