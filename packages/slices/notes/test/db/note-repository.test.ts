import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SqlDatabase } from '@nx-slice/kernel/sql/database';
import { migrate } from '@nx-slice/kernel/sql/migrate';
import { openNodeSqlite } from '@nx-slice/kernel/sql/node-sqlite';
import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { join } from 'node:path';
import {
  createNotesStore,
  notesMigrations,
  type NoteRepository,
} from '../../src/db';
import { aNote, noteIdOf } from '../support/sample-note';

let temporary: ReturnType<typeof createTemporaryFolder>;
let db: SqlDatabase;
let repository: NoteRepository;

function open() {
  db = openNodeSqlite(join(temporary.path, 'app.db'));
  migrate(db, notesMigrations);
  repository = createNotesStore(db).note;
}

beforeEach(() => {
  temporary = createTemporaryFolder();
  open();
});

afterEach(() => {
  db.close();
  temporary.remove();
});

const listed = (search = '') => repository.list(search).map(({ id }) => id);

test('a note comes back as it was stored', () => {
  const full = aNote({
    title: "Robert'); drop table notes; --",
    body: 'Two\u000alines, "quoted", ünïcode',
    pinned: true,
  });
  repository.insert(full);
  expect(repository.find(full.id)).toEqual(full);
  expect(listed()).toEqual([full.id]);
});

test.each([true, false])('pinned comes back as %s', (value) => {
  repository.insert(aNote({ pinned: value }));
  expect(repository.find(noteIdOf(1))).toEqual(aNote({ pinned: value }));
});

test('a note that is not there is undefined', () => {
  expect(repository.find(noteIdOf(9))).toBeUndefined();
});

test('notes outlive the connection', () => {
  repository.insert(aNote());
  db.close();
  open();
  expect(repository.find(noteIdOf(1))).toEqual(aNote());
  expect(listed()).toEqual([noteIdOf(1)]);
});

describe('the order', () => {
  test('goes by pinned', () => {
    repository.insert(
      aNote({
        id: noteIdOf(1),
        pinned: true,
        createdAt: '2026-01-01T00:00:00.000Z',
      }),
    );
    repository.insert(
      aNote({
        id: noteIdOf(2),
        pinned: false,
        createdAt: '2026-01-02T00:00:00.000Z',
      }),
    );
    expect(listed()).toEqual([noteIdOf(1), noteIdOf(2)]);
  });

  test('goes by createdAt, where pinned are the same', () => {
    repository.insert(
      aNote({
        id: noteIdOf(1),
        pinned: true,
        createdAt: '2026-01-02T00:00:00.000Z',
      }),
    );
    repository.insert(
      aNote({
        id: noteIdOf(2),
        pinned: true,
        createdAt: '2026-01-01T00:00:00.000Z',
      }),
    );
    expect(listed()).toEqual([noteIdOf(1), noteIdOf(2)]);
  });

  test('ends with what was stored first, where all else is the same', () => {
    for (const number of [2, 3, 1])
      repository.insert(aNote({ id: noteIdOf(number) }));
    expect(listed()).toEqual([noteIdOf(1), noteIdOf(3), noteIdOf(2)]);
  });
});

describe('the search', () => {
  test('looks at title, in either case', () => {
    repository.insert(
      aNote({ id: noteIdOf(1), title: '100% Sure', body: '1' }),
    );
    repository.insert(aNote({ id: noteIdOf(2), title: '2', body: '2' }));
    expect(listed('SURE')).toEqual([noteIdOf(1)]);
    expect(listed('sure')).toEqual([noteIdOf(1)]);
  });

  test('looks at body, in either case', () => {
    repository.insert(
      aNote({ id: noteIdOf(1), title: '1', body: '100% Sure' }),
    );
    repository.insert(aNote({ id: noteIdOf(2), title: '2', body: '2' }));
    expect(listed('SURE')).toEqual([noteIdOf(1)]);
    expect(listed('sure')).toEqual([noteIdOf(1)]);
  });

  test('finds everything when it is empty, also what has no optional field', () => {
    repository.insert(aNote({ id: noteIdOf(1), title: '1', body: '1' }));
    expect(listed('')).toEqual([noteIdOf(1)]);
  });

  test('takes a wildcard as plain text', () => {
    repository.insert(aNote({ id: noteIdOf(1), title: '%a', body: '1' }));
    repository.insert(aNote({ id: noteIdOf(2), title: '2', body: '2' }));
    expect(listed('%')).toEqual([noteIdOf(1)]);
    expect(listed('_')).toEqual([]);
  });

  test('takes SQL as plain text', () => {
    repository.insert(aNote({ id: noteIdOf(1), title: '1', body: '1' }));
    expect(listed("' or 1=1 --")).toEqual([]);
  });
});

describe('a change', () => {
  test('is not made when there is no such note', () => {
    expect(repository.update(aNote())).toBe(false);
    expect(listed()).toEqual([]);
  });

  test('replaces every field', () => {
    const full = aNote({ title: 'cherry', body: 'cherry', pinned: true });
    repository.insert(aNote({ title: 'apple', body: 'apple', pinned: false }));
    const later = { ...full, updatedAt: '2026-02-02T00:00:00.000Z' };
    expect(repository.update(later)).toBe(true);
    expect(repository.find(later.id)).toEqual(later);
  });

  test('touches one note only', () => {
    const other = aNote({ id: noteIdOf(2) });
    repository.insert(aNote());
    repository.insert(other);
    expect(
      repository.update(aNote({ updatedAt: '2026-02-02T00:00:00.000Z' })),
    ).toBe(true);
    expect(repository.find(other.id)).toEqual(other);
  });
});

describe('removing', () => {
  test('says whether there was such a note', () => {
    repository.insert(aNote());
    expect(repository.remove(noteIdOf(1))).toBe(true);
    expect(repository.remove(noteIdOf(1))).toBe(false);
    expect(listed()).toEqual([]);
  });

  test('leaves the others', () => {
    repository.insert(aNote());
    repository.insert(aNote({ id: noteIdOf(2) }));
    repository.remove(noteIdOf(1));
    expect(listed()).toEqual([noteIdOf(2)]);
  });
});
