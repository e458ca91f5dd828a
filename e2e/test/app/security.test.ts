/** What a hostile sender, a hostile page and hostile text can do to the built app: nothing. */
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import {
  electronFreeLauncher,
  type ElectronFreeApp,
  type ElectronFreeLauncher,
} from '../../app/electron-free-app.js';
import type { SenderFrame } from '../../app/main-process.js';
import {
  answerOf,
  codeOf,
  listOf,
  storedOf,
  type Stored,
} from '../../app/probes/answer.js';
import { badInputs, KEYLESS } from '../../app/probes/bad-inputs.js';
import { CSP_ATTACKS } from '../../app/probes/csp-attacks.js';
import { PAGE, STRANGERS } from '../../app/probes/frames.js';
import {
  fitting,
  MARKUP,
  sqlTexts,
  takesText,
} from '../../app/probes/hostile-text.js';
import { validInput } from '../../app/probes/inputs.js';
import {
  callWithChannel,
  callWithFunction,
  changesOf,
  directiveAgainst,
  globalsAmong,
  hasRun,
  surfaceOf,
  waysToMain,
} from '../../app/probes/page-probes.js';
import {
  channelOf,
  plannedCalls,
  type PlannedCall,
} from '../../app/probes/planned-calls.js';
import { probedApp } from '../../app/probes/probed-app.js';
import {
  samplesOf,
  storeSamples,
  type Samples,
  type Values,
} from '../../app/probes/sample-data.js';
import { temporaryFolder } from '../../app/probes/temporary-folder.js';

// What is measured here is no time; a machine may be busy.
jest.setTimeout(30_000);

const built = probedApp();
const calls = plannedCalls(built.plans);
const writers = calls.filter(({ operation }) => operation.kind === 'create');
const folder = temporaryFolder();

let launcher: ElectronFreeLauncher;
let app: ElectronFreeApp;
let samples: Samples;

beforeAll(async () => {
  launcher = await electronFreeLauncher(await built.out());
  app = await launcher.launch(folder.path);
}, 120_000);

afterAll(async () => {
  await app.close();
  await launcher.dispose();
  built.dispose();
  folder.remove();
  expect(app.main().output()).toBe('');
});

async function beginAnew(): Promise<void> {
  await app.main().emptyTables();
  samples = await storeSamples(app.main(), calls);
}

const invoke = async (
  { channel }: Pick<PlannedCall, 'channel'>,
  input: unknown,
  frame: SenderFrame | null = PAGE,
) => answerOf(await app.main().invoke(channel, input, frame));

const rows = () => app.main().rows();

describe.each(calls)('$channel', (call) => {
  beforeAll(beginAnew);

  test('refuses what the contract does not allow, and stays as it was', async () => {
    const before = await rows();
    const served: string[] = [];
    for (const { why, value } of badInputs(call, samples)) {
      const code = codeOf(await invoke(call, value));
      if (code !== 'BAD_REQUEST') served.push(`${code}: ${why}`);
    }
    expect(served).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  test('refuses an object of another kind, at any depth', async () => {
    const before = await rows();
    const served: string[] = [];
    for (const { why, value } of KEYLESS) {
      for (const input of [
        value,
        { ...validInput(call, samples), patch: value },
      ]) {
        const code = codeOf(await invoke(call, input));
        if (code !== 'BAD_REQUEST') served.push(`${code}: ${why}`);
      }
    }
    expect(served).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  test('serves the page alone', async () => {
    const input = validInput(call, samples);
    const before = await rows();
    const codes = new Map<string, string>();
    for (const [who, frame] of Object.entries(STRANGERS)) {
      codes.set(who, codeOf(await invoke(call, input, frame)));
    }
    expect(codes).toEqual(
      new Map(Object.keys(STRANGERS).map((who) => [who, 'FORBIDDEN'])),
    );
    expect(await rows()).toEqual(before);
    // There is nothing else that is wrong with it.
    expect(await invoke(call, input)).toMatchObject({ ok: true });
  });
});

describe('main', () => {
  test('serves the channels of the plans and no other', async () => {
    const { channels } = await app.main().recorded();
    expect([...channels].sort()).toEqual(
      built.plans
        .flatMap(({ name, operations }) =>
          operations.map((operation) => `${name}:${operation.name}`),
        )
        .sort(),
    );
  });

  test.each(['notes:dropAll', 'constructor', '__proto__', 'ping', ''])(
    'does not know a channel "%s"',
    async (channel) => {
      await expect(app.main().invoke(channel, {}, PAGE)).rejects.toThrow(
        `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`,
      );
    },
  );
});

describe.each(writers)('text of $slice/$entity.name', (call) => {
  beforeEach(beginAnew);

  const fields = call.entity.fields.filter(takesText);

  /** Stores one entry for each text: a field of it holds the text, the rest is ordinary. */
  async function storeEach(
    texts: readonly string[],
  ): Promise<readonly Stored[]> {
    const stored: Stored[] = [];
    for (const field of fields) {
      for (const [index, text] of fitting(texts, field).entries()) {
        const entry = storedOf(
          await invoke(call, { ...plain(index), [field.name]: text }),
        );
        expect(entry[field.name]).toBe(text);
        stored.push(entry);
      }
    }
    return stored;
  }

  /** A draft with texts of its own, so that nothing that is unique is taken. */
  const plain = (index: number): Values => ({
    ...samplesOf(samples, call).draft,
    ...Object.fromEntries(
      fields.map(({ name }) => [name, `plain ${index}`] as const),
    ),
  });

  const find = async (kind: 'get' | 'list', input: unknown) =>
    app.main().invoke(channelOf(calls, kind, call), input, PAGE);

  test('is stored as text, whatever it means to SQL', async () => {
    const before = await rows();
    const stored = await storeEach(sqlTexts(Object.keys(before)));
    expect(stored.length).toBeGreaterThan(15);
    for (const entry of stored) {
      expect(storedOf(await find('get', { id: entry.id }))).toEqual(entry);
    }
    const after = await rows();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const count = (tables: typeof after) => Object.values(tables).flat().length;
    expect(count(after)).toBe(count(before) + stored.length);
  });

  const changes = calls.some(
    ({ slice, entity, operation }) =>
      slice === call.slice &&
      entity.name === call.entity.name &&
      operation.kind === 'update',
  );
  // A slice may be one that nobody changes.
  (changes ? test : test.skip)(
    'changes one entry alone, whatever it means to SQL',
    async () => {
      const { first, second } = samplesOf(samples, call);
      for (const text of sqlTexts(Object.keys(await rows()))) {
        for (const field of fields) {
          if (fitting([text], field).length === 0) continue;
          const patch = { [field.name]: text };
          const change = channelOf(calls, 'update', call);
          const changed = storedOf(
            await app.main().invoke(change, { id: first.id, patch }, PAGE),
          );
          expect(changed[field.name]).toBe(text);
          expect(storedOf(await find('get', { id: second.id }))).toEqual(
            second,
          );
        }
      }
    },
  );

  test('may have a zero character in it', async () => {
    for (const field of fields) {
      const text = { [field.name]: 'zero\0end' };
      const entry = storedOf(await invoke(call, { ...plain(0), ...text }));
      const got = storedOf(await find('get', { id: entry.id }));
      // SQLite as WebAssembly, which takes the place of node:sqlite on Node 20, ends a text there.
      expect(['zero\0end', 'zero']).toContain(got[field.name]);
      await invoke(
        { channel: channelOf(calls, 'remove', call) },
        { id: got.id },
      );
    }
    expect(codeOf(answerOf(await find('list', {})))).toBe('OK');
  });

  test('is looked up as text, whatever it means to SQL', async () => {
    const { search } = call.entity;
    const texts = sqlTexts(Object.keys(await rows()));
    await storeEach(texts);
    const all = listOf(await find('list', {}));
    for (const text of texts) {
      if (search.length === 0) {
        expect(codeOf(answerOf(await find('list', { search: text })))).toBe(
          'BAD_REQUEST',
        );
        continue;
      }
      const holds = (entry: Stored) =>
        search.some((name) =>
          String(entry[name]).toLowerCase().includes(text.toLowerCase()),
        );
      const found = listOf(await find('list', { search: text }));
      expect(found).toEqual(all.filter(holds));
      expect(found.length).toBeLessThan(all.length);
    }
  });

  test('is shown as text, whatever it means to a page', async () => {
    const stored = await storeEach(MARKUP);
    expect(stored.length).toBeGreaterThan(5);
    await app.show(`/${call.slice}`);
    for (const field of fields) {
      for (const text of fitting(MARKUP, field)) {
        await app.page
          .getByRole('listitem')
          .getByText(text, { exact: true })
          .first()
          .waitFor();
      }
    }
    expect(
      await app.page
        .locator(
          'body :is(script, img, svg, iframe, style, b), [onpageshow], [href^="javascript:"]',
        )
        .count(),
    ).toBe(0);
    expect(await hasRun(app.page)).toBe(false);
    expect(app.takeErrors()).toEqual([]);
  });
});

describe('the page', () => {
  beforeEach(() => app.show(`/${built.plans[0]?.name ?? ''}`));

  test('has one function for each operation of the plans, and nothing else', async () => {
    expect(await surfaceOf(app.page)).toEqual(
      Object.fromEntries(
        built.plans.map(({ name, operations }) => [
          name,
          Object.fromEntries(
            operations.map(
              (operation) => [operation.name, 'function'] as const,
            ),
          ),
        ]),
      ),
    );
  });

  test('cannot change what it was given', async () => {
    const before = await surfaceOf(app.page);
    expect(await changesOf(app.page)).toEqual([]);
    expect(await surfaceOf(app.page)).toEqual(before);
  });

  test('finds no other way to main through its bridges', async () => {
    expect(await waysToMain(app.page)).toEqual([]);
  });

  test('has nothing of Node or Electron', async () => {
    const names = [
      ...['require', 'process', 'Buffer', 'global', 'module', 'exports'],
      ...[
        'electron',
        'ipcRenderer',
        'contextBridge',
        '__dirname',
        '__filename',
      ],
      ...['setImmediate', 'reach', 'invoke', '__reachMain'],
    ];
    expect(await globalsAmong(app.page, names)).toEqual([]);
    expect(await globalsAmong(app.page, ['bridges'])).toEqual(['bridges']);
  });

  test.each(calls)(
    'chooses no channel by how it calls $channel',
    async ({ slice, operation }) => {
      expect(
        await callWithChannel(app.page, slice, operation.name),
      ).toMatchObject({ code: 'BAD_REQUEST' });
    },
  );

  test.each(calls)(
    'sends $channel no function',
    async ({ slice, operation }) => {
      expect(await callWithFunction(app.page, slice, operation.name)).toContain(
        'could not be cloned',
      );
    },
  );

  test.each(Object.entries(CSP_ATTACKS))(
    'neither runs nor loads %s',
    async (_what, attack) => {
      let left = 0;
      const evil = /^(https|wss):\/\/evil\.test\//;
      await app.context.route(evil, async (route) => {
        left += 1;
        await route.abort();
      });
      try {
        expect(await directiveAgainst(app.page, attack)).toBe(attack.directive);
        expect(await hasRun(app.page)).toBe(false);
        expect(left).toBe(0);
      } finally {
        await app.context.unroute(evil);
        app.takeErrors();
      }
    },
  );
});
