/** A database file that the app must leave alone, a disk that gets full under it, and a process that is killed. */
import { z } from 'zod';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import {
  electronFreeLauncher,
  type ElectronFreeApp,
  type ElectronFreeLauncher,
} from '../../app/electron-free-app.js';
import {
  startMainProcess,
  type MainProcess,
  type MainProcessOptions,
  type StoredTables,
} from '../../app/main-process.js';
import { answerOf, codeOf } from '../../app/probes/answer.js';
import { DAMAGES } from '../../app/probes/damage.js';
import { bytesOf } from '../../app/probes/folder-bytes.js';
import { PAGE } from '../../app/probes/frames.js';
import { holdLock } from '../../app/probes/hold-lock.js';
import { takesText } from '../../app/probes/hostile-text.js';
import { plannedCalls } from '../../app/probes/planned-calls.js';
import { probedApp } from '../../app/probes/probed-app.js';
import {
  samplesOf,
  storeSamples,
  type Samples,
  type Values,
} from '../../app/probes/sample-data.js';
import { temporaryFolder } from '../../app/probes/temporary-folder.js';
import { EntityPage } from '../../scenarios/page/entity-page.js';
import {
  sliceUnderTest,
  type EntityUnderTest,
} from '../../scenarios/spec/slice-under-test.js';

// What is measured here is no time; a machine may be busy.
jest.setTimeout(120_000);

const built = probedApp();
const calls = plannedCalls(built.plans);
const folder = temporaryFolder();
/** The data of an app that was quit, to be copied. */
const sound = join(folder.path, 'sound');
const userData = join(folder.path, 'data');
const file = join(userData, 'app.db');

let out: string;
let soundRows: StoredTables;
let running: MainProcess[] = [];

async function start(
  options: Partial<MainProcessOptions> = {},
): Promise<MainProcess> {
  const main = await startMainProcess({
    main: join(out, 'main/main.js'),
    userData,
    ...options,
  });
  running.push(main);
  return main;
}

// A test that failed may have left one.
afterEach(async () => {
  await Promise.all(running.map((main) => main.kill()));
  running = [];
});

beforeAll(async () => {
  out = await built.out();
  mkdirSync(sound);
  const main = await start({ userData: sound });
  await storeSamples(main, calls);
  soundRows = await main.rows();
  await main.quit();
}, 120_000);

afterAll(() => {
  built.dispose();
  folder.remove();
});

beforeEach(() => {
  rmSync(userData, { recursive: true, force: true });
  cpSync(sound, userData, { recursive: true });
});

/** Starts the app, and expects it to say why it does not, and to leave every byte as it is. */
async function expectRefusal(
  words: string | RegExp,
  options: Partial<MainProcessOptions> = {},
): Promise<void> {
  const before = bytesOf(userData);
  const main = await start(options);
  const { code, errorBoxes, channels } = await main.quit();
  expect(errorBoxes).toEqual([
    {
      title: 'The app could not start',
      content: expect.stringMatching(words),
    },
  ]);
  const content = errorBoxes[0]?.content ?? '';
  expect(content).toContain(`\n\n${file}\n\nIt was left as it is. `);
  // For a person: nothing of the code that noticed it.
  expect(content).not.toMatch(/Error\b|\bat .*:\d+|SQLITE|undefined/);
  expect(code).toBe(1);
  expect(channels).toEqual([]);
  expect(bytesOf(userData)).toEqual(before);
}

/** The app works, with this data. */
async function expectStart(rows: StoredTables = soundRows): Promise<void> {
  const main = await start();
  expect(await main.rows()).toEqual(rows);
  expect(await main.quit()).toEqual({ code: 0, errorBoxes: [], channels: [] });
}

describe('a database file that is damaged', () => {
  test.each(Object.entries(DAMAGES))('is left alone: %s', async (_, damage) => {
    damage(file);
    await expectRefusal(/^The database file is damaged\.[^]*backup/);
  });

  test('gives way to a new one when it is moved, as the app advises', async () => {
    DAMAGES['something else']?.(file);
    await expectRefusal('move it to another folder');
    cpSync(file, join(folder.path, 'moved.db'));
    rmSync(file);
    await expectStart(
      Object.fromEntries(Object.keys(soundRows).map((table) => [table, []])),
    );
  });
});

describe('a database file that may not be written', () => {
  test('is left alone', async () => {
    chmodSync(folder.path, 0o755);
    chmodSync(userData, 0o777);
    chmodSync(file, 0o444);
    await expectRefusal(/^The database file cannot be written\.[^]*Allow/, {
      asOrdinaryUser: true,
    });
  });

  test('because its folder may not is left alone', async () => {
    chmodSync(folder.path, 0o755);
    chmodSync(userData, 0o555);
    chmodSync(file, 0o666);
    try {
      await expectRefusal(/^The database file cannot be (written|opened)\./, {
        asOrdinaryUser: true,
      });
    } finally {
      chmodSync(userData, 0o755);
    }
  });
});

test('a database file that an ordinary user owns is used', async () => {
  chmodSync(folder.path, 0o755);
  chmodSync(userData, 0o777);
  chmodSync(file, 0o666);
  if (process.getuid?.() === 0) chownSync(file, 65_534, 65_534);
  const main = await start({ asOrdinaryUser: true });
  expect(await main.quit()).toMatchObject({ code: 0, errorBoxes: [] });
});

test('a database file that another program is writing is left alone, until that is done', async () => {
  const release = await holdLock(file);
  try {
    await expectRefusal(/^Another program is using the database file\./);
  } finally {
    await release();
  }
  await expectStart();
});

describe('a database file of a newer version', () => {
  const ran = async (id: string) => {
    const main = await start();
    await main.runSql(
      `insert into _migrations (id, sql, applied_at) values ('${id}', 'select 1', '2026-01-01T00:00:00.000Z')`,
    );
    await main.quit();
  };

  test.each(built.plans)('of $name is left alone', async ({ name }) => {
    await ran(`${name}-9999-later`);
    await expectRefusal(
      /^The database file was made by a newer version of this app\.[^]*Install that version/,
    );
  });

  test('is used when what was newer is a slice that is gone', async () => {
    await ran('gone-0001-create');
    await expectStart();
  });
});

describe('a process that was killed', () => {
  /** Kills it in the middle of a change of everything, of which the disk has a part already. */
  async function killInChange(): Promise<void> {
    const main = await start();
    await main.runSql('pragma foreign_keys = off');
    await main.runSql('pragma cache_size = 1');
    await main.runSql('begin immediate');
    for (const table of Object.keys(soundRows)) {
      await main.runSql(`delete from "${table}"`);
      await main.runSql(
        `create table "half of ${table}" as with recursive n (x) as (select 1 union all select x + 1 from n limit 500) select x, hex(randomblob(200)) as y from n`,
      );
    }
    expect(await main.kill()).toMatchObject({ code: null });
  }

  /**
   * SQLite as WebAssembly, which takes the place of node:sqlite on Node 20, locks with a folder. Nothing removes that
   * of a killed process; the locks of node:sqlite end with their process.
   */
  const lock = `${file}.lock`;

  /** The other one also loses rows when it takes back half a change; the app never runs on it. */
  const testWithNodeSqlite =
    isBuiltin('node:sqlite') || process.env['NX_SLICE_MAIN_NODE'] !== undefined
      ? test
      : test.skip;

  testWithNodeSqlite('leaves all or nothing of what it was doing', async () => {
    await killInChange();
    const left = [...bytesOf(userData).keys()];
    expect(left).toContainEqual(expect.stringMatching(/-(journal|wal)$/));
    rmSync(lock, { recursive: true, force: true });
    await expectStart();
  });

  test('at rest leaves its data; what stays locked is named', async () => {
    const main = await start();
    await main.kill();
    if (existsSync(lock)) {
      await expectRefusal(/^Another program is using the database file\./);
      rmSync(lock, { recursive: true });
    }
    await expectStart();
  });
});

describe('a disk that gets full', () => {
  let launcher: ElectronFreeLauncher;
  let app: ElectronFreeApp;
  let main: MainProcess;
  let samples: Samples;

  beforeAll(async () => {
    launcher = await electronFreeLauncher(out);
  });

  afterAll(() => launcher.dispose());

  beforeEach(async () => {
    rmSync(userData, { recursive: true });
    mkdirSync(userData);
    app = await launcher.launch(userData);
    main = app.main();
    samples = await storeSamples(main, calls);
  });

  afterEach(() => app.close());

  /** A draft whose texts are as long as they may be, and differ from all others. */
  function longDraft(entity: EntityUnderTest, number: number): Values {
    const call = creationOf(entity);
    const texts = entity.fields.filter(takesText).map(({ name, maxLength }) => {
      const start = `${name} ${number} `;
      return [name, start.padEnd(maxLength ?? 100, 'x')] as const;
    });
    return { ...samplesOf(samples, call).draft, ...Object.fromEntries(texts) };
  }

  const creationOf = ({ create, name }: EntityUnderTest) => {
    const call = calls.find(({ operation }) => operation === create);
    if (!call) throw new Error(`${name} cannot be created`);
    return call;
  };

  /** An id is random, and the page of the index that it goes to may have room when the one before had none. */
  const FULL_EVERYWHERE = 40;

  /** Fills what room is left in the pages that the file has. */
  async function fill(entity: EntityUnderTest): Promise<void> {
    await main.fillDisk();
    const { channel } = creationOf(entity);
    let refused = 0;
    for (let number = 100; number < 600; number += 1) {
      const draft = longDraft(entity, number);
      const code = codeOf(answerOf(await main.invoke(channel, draft, PAGE)));
      if (code !== 'STORAGE') expect(code).toBe('OK');
      refused = code === 'STORAGE' ? refused + 1 : 0;
      if (refused === FULL_EVERYWHERE) return;
    }
    throw new Error('The disk does not get full');
  }

  const FULL =
    'The disk is full. Nothing was saved. Make room on it and try again.';

  const entities = built.plans
    .map(sliceUnderTest)
    .flatMap((slice) =>
      slice.entities
        .filter(({ create }) => create)
        .map((entity) => ({ slice, entity })),
    );

  test.each(entities)(
    'keeps a new $slice.name/$entity.name in its form, and the data as they were',
    async ({ slice, entity }) => {
      await fill(entity);
      const before = await main.rows();
      await app.show(`/${slice.name}`);
      const page = new EntityPage(app.page, slice, entity);
      await page.items.first().waitFor();
      const headings = await page.headings();
      const draft = longDraft(entity, 1);
      await fillForm(page, draft);
      await page.add.click();

      await page.form.getByRole('alert').getByText(FULL).waitFor();
      for (const field of entity.fields.filter(takesText)) {
        expect(await page.input(page.form, field).inputValue()).toBe(
          draft[field.name],
        );
      }
      expect(await main.rows()).toEqual(before);
      expect(main.output()).toContain('database or disk is full');

      for (const again of [app.reload, app.restart]) {
        await again();
        await page.items.first().waitFor();
        expect(await page.headings()).toEqual(headings);
        expect(await app.main().rows()).toEqual(before);
      }

      // The new process finds room.
      await fillForm(page, draft);
      await page.add.click();
      await page.items.nth(headings.length).waitFor();
      expect(await rowsHolding(textsOf(entity, draft))).toBe(1);
      expect(app.takeErrors()).toEqual([]);
    },
  );

  /** An entry of which a text can outgrow a page needs a new one, wherever it is stored. */
  const growing = entities.filter(({ entity }) =>
    entity.fields.some(({ maxLength }) => (maxLength ?? 0) > 4096),
  );

  // Not every slice has such texts.
  if (growing.length > 0) {
    test.each(growing)(
      'keeps a change of $slice.name/$entity.name in its form until there is room',
      async ({ slice, entity }) => {
        const { first } = samplesOf(samples, creationOf(entity));
        await fill(entity);
        const before = await main.rows();
        await app.show(`/${slice.name}`);
        const page = new EntityPage(app.page, slice, entity);
        const heading = String(first[entity.heading?.name ?? '']);
        await page.action('Edit', heading).click();
        const editor = page.editor(heading);
        const grown = entity.fields.find(
          ({ maxLength }) => (maxLength ?? 0) > 4096,
        );
        if (!grown) throw new Error('Nothing grows');
        const text = 'grown '.repeat(1_000);
        await page.input(editor, grown).fill(text);
        const save = editor.getByRole('button', { name: 'Save' });
        await save.click();

        await editor.getByRole('alert').getByText(FULL).waitFor();
        expect(await page.input(editor, grown).inputValue()).toBe(text);
        expect(await main.rows()).toEqual(before);

        await main.freeDisk();
        await save.click();
        await editor.waitFor({ state: 'detached' });
        expect(await rowsHolding([text])).toBe(1);
        expect(app.takeErrors()).toEqual([]);
      },
    );
  }

  const value = z.union([z.string(), z.number(), z.boolean(), z.undefined()]);

  async function fillForm(page: EntityPage, draft: Values): Promise<void> {
    for (const field of page.entity.fields) {
      await page.set(page.form, field, value.parse(draft[field.name]));
    }
  }

  /** How many rows have a column with one of these texts. */
  async function rowsHolding(texts: readonly unknown[]): Promise<number> {
    return Object.values(await app.main().rows())
      .flat()
      .filter((row) =>
        Object.values(row).some((found) => texts.includes(found)),
      ).length;
  }

  /** The texts of a draft that no other entry has. */
  const textsOf = (entity: EntityUnderTest, draft: Values) =>
    entity.fields.filter(takesText).map(({ name }) => draft[name]);
});
