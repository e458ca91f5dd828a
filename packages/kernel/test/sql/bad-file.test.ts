import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { connect } from '../../src/sql/connection.js';
import { MigrationChangedError } from '../../src/sql/history.js';
import { migrate } from '../../src/sql/migrate.js';
import { openNodeSqlite, type OpenOptions } from '../../src/sql/node-sqlite.js';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../testing/temporary-folder.mjs';
import { asOrdinaryUser } from './as-ordinary-user.js';
import { bytesOf } from './folder-bytes.js';
import { runInOtherProcess } from './other-process.js';
import { createWords } from './words-database.js';

let folder: TemporaryFolder;
let file: string;

/** A sound database of some pages. */
beforeEach(() => {
  folder = createTemporaryFolder();
  chmodSync(folder.path, 0o755);
  file = join(folder.path, 'words.db');
  const db = openNodeSqlite(file);
  migrate(db, [createWords]);
  const texts = Array.from(
    { length: 100 },
    (_, n) => `${n} ${'word '.repeat(100)}`,
  );
  db.transaction(() => {
    for (const text of texts) {
      db.run('insert into words values (:text)', { text });
    }
  });
  db.close();
});

afterEach(() => {
  chmodSync(folder.path, 0o755);
  folder.remove();
});

function refusal(options?: OpenOptions): unknown {
  try {
    openNodeSqlite(file, { busyTimeout: 50, ...options }).close();
    return 'opened';
  } catch (error) {
    return error;
  }
}

/** Expects the file to be refused, with its path and some advice, and every byte of its folder to be as before. */
function expectRefusal(
  code: unknown,
  words: string,
  options?: OpenOptions,
): void {
  const before = bytesOf(folder.path);
  const error = refusal(options);
  expect(error).toMatchObject({ name: 'DatabaseFileError', code, file });
  const { message } = error instanceof Error ? error : new Error('none');
  expect(message).toContain(words);
  expect(message).toContain(`\n${file}\n`);
  expect(message).toContain('It was left as it is.');
  expect(bytesOf(folder.path)).toEqual(before);
}

/** Puts bytes of its own over a part of the file. */
function damage(from: number, to: number): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xab, from, to));
}

test('a sound file is opened, and opening it changes nothing', () => {
  const before = bytesOf(folder.path);
  expect(refusal({ migrations: [createWords] })).toBe('opened');
  expect(bytesOf(folder.path)).toEqual(before);
});

describe('a damaged file', () => {
  test('with the bytes of something else is refused', () => {
    writeFileSync(file, 'This is a text. '.repeat(1000));
    expectRefusal('CORRUPT', 'damaged');
  });

  test.each([1, 50, 99, 100, 512, 1000, 4095, 4096, 5000, 8192, 12_288])(
    'that was cut after %d bytes is refused',
    (size) => {
      truncateSync(file, size);
      expectRefusal('CORRUPT', 'Restore it from a backup');
    },
  );

  test('with a broken first page is refused', () => {
    damage(100, 4096);
    expectRefusal('CORRUPT', 'damaged');
  });

  test('with broken pages behind a sound header is refused', () => {
    damage(4096 * 3, 4096 * 5);
    expectRefusal('CORRUPT', 'damaged');
  });

  test.each(['empty', 'missing'])(
    'that is %s beside a log with changes is refused',
    (kind) => {
      if (kind === 'empty') truncateSync(file, 0);
      else rmSync(file);
      writeFileSync(`${file}-wal`, 'what can still be saved');
      expectRefusal('CORRUPT', 'the files beside it');
    },
  );

  test('gives way to a new one when it is moved, as the message says', () => {
    damage(4096 * 3, 4096 * 5);
    expectRefusal('CORRUPT', 'move it to another folder');
    renameSync(file, join(folder.path, 'old.db'));
    expect(refusal()).toBe('opened');
  });
});

test('an empty file is a new database', () => {
  truncateSync(file, 0);
  expect(refusal()).toBe('opened');
});

describe('a file that may not be written', () => {
  test('by its own mode is refused', () => {
    chmodSync(file, 0o444);
    asOrdinaryUser(() => expectRefusal('READ_ONLY', 'Allow the user'));
  });

  test('because its folder may not is refused', () => {
    chmodSync(file, 0o666);
    chmodSync(folder.path, 0o555);
    // Permissions of a folder are those of the real user, who stays root where root runs the tests.
    const code = expect.stringMatching(/^(READ_ONLY|UNUSABLE)$/);
    asOrdinaryUser(() => expectRefusal(code, 'write'));
  });
});

describe('a file that another process is writing', () => {
  test('is refused when that takes too long', async () => {
    const unlock = await runInOtherProcess(file, 'begin exclusive');
    try {
      expectRefusal('LOCKED', 'Another program is using');
    } finally {
      await unlock();
    }
  });

  test('is opened as soon as that is done', () => {
    const other = connect(file, { busyTimeout: 0 });
    other.exec('begin exclusive');
    expectRefusal('LOCKED', 'Close that program');
    other.exec('rollback');
    other.close();
    expect(refusal()).toBe('opened');
  });
});

describe('a file that a newer version of the app used', () => {
  const migrations = [createWords];

  beforeEach(() => {
    const db = openNodeSqlite(file);
    migrate(db, [
      createWords,
      { id: 'words-0002-lang', sql: 'create table words_lang (a text)' },
      { id: 'gone-0001-create', sql: 'create table gone (a text)' },
    ]);
    db.close();
  });

  test('is refused', () => {
    expectRefusal('NEWER', 'a newer version of this app', { migrations });
  });

  test('is refused for the migration that is not known', () => {
    expect(refusal({ migrations })).toMatchObject({
      cause: { id: 'words-0002-lang' },
    });
  });

  test('is refused by an app that would have migrations to run, too', () => {
    const more = [
      ...migrations,
      { id: 'other-0001', sql: 'create table o (a)' },
    ];
    expectRefusal('NEWER', 'Install that version', { migrations: more });
  });

  test('is opened by an app that has no slice of that name', () => {
    const other = [{ id: 'other-0001', sql: 'create table o (a)' }];
    expect(refusal({ migrations: other })).toBe('opened');
  });
});

/** SQLite as WebAssembly has no write-ahead log. */
const testWithLog = isBuiltin('node:sqlite') ? test : test.skip;

describe('a log that a killed process left', () => {
  beforeEach(async () => {
    if (!isBuiltin('node:sqlite')) return;
    const kill = await runInOtherProcess(
      file,
      `insert into _migrations values ('words-0002-lang', 'select 1', 'now')`,
    );
    await kill();
  });

  testWithLog('tells of a newer version, and stays as it is', () => {
    const log = readFileSync(`${file}-wal`);
    expect(log.length).toBeGreaterThan(0);
    const before = readFileSync(file);
    expect(refusal({ migrations: [createWords] })).toMatchObject({
      code: 'NEWER',
    });
    expect(readFileSync(`${file}-wal`)).toEqual(log);
    expect(readFileSync(file)).toEqual(before);
  });

  testWithLog('is read by the app that wrote it', () => {
    const next = { id: 'words-0002-lang', sql: 'select 1' };
    expect(refusal({ migrations: [createWords, next] })).toBe('opened');
  });
});

test('a file with a migration that was edited is left alone', () => {
  const before = bytesOf(folder.path);
  const edited = { ...createWords, sql: 'create table words (text text)' };
  expect(refusal({ migrations: [edited] })).toBeInstanceOf(
    MigrationChangedError,
  );
  expect(bytesOf(folder.path)).toEqual(before);
});

describe('a path that cannot be a database', () => {
  test('because it is a folder is refused', () => {
    rmSync(file);
    mkdirSync(file);
    expectRefusal('UNUSABLE', 'Check that it is a file');
  });

  test('because its folder is missing is refused, and makes no folder', () => {
    file = join(folder.path, 'missing', 'words.db');
    expectRefusal('UNUSABLE', 'its folder exists');
    expect(existsSync(join(folder.path, 'missing'))).toBe(false);
  });
});
