import type { Migration } from '@nx-slice/kernel/sql/migrate';

/** The history of the tables of notes. Append; never edit one that was released. */
export const notesMigrations: readonly Migration[] = [
  {
    id: 'notes-0001-create',
    sql: `
      create table "notes__note" (
        "id" text primary key,
        "title" text not null,
        "body" text not null,
        "pinned" integer not null check ("pinned" in (0, 1)),
        "createdAt" text not null,
        "updatedAt" text not null
      ) strict;
      create index "notes__note__list_order" on "notes__note" ("pinned" desc, "createdAt" desc);
    `,
  },
];
