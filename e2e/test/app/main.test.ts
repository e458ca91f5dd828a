/** The built `main.js`: its window, its scheme, what it forbids, and how it starts and ends. */
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startMainProcess, type MainProcess } from '../../app/main-process.js';
import { listOf } from '../../app/probes/answer.js';
import { PAGE } from '../../app/probes/frames.js';
import {
  FOREIGN_URLS,
  NO_FILE_URLS,
  OTHER_HOST_URLS,
  traversals,
} from '../../app/probes/hostile-urls.js';
import { plannedCalls } from '../../app/probes/planned-calls.js';
import { probedApp } from '../../app/probes/probed-app.js';
import { storeSamples } from '../../app/probes/sample-data.js';
import { temporaryFolder } from '../../app/probes/temporary-folder.js';

// What is measured here is no time; a machine may be busy.
jest.setTimeout(30_000);

const SECRET = 'not for the page';

const built = probedApp();
const calls = plannedCalls(built.plans);
const folder = temporaryFolder();
/** A copy of the built app, with things beside its page that the page must not get. */
const out = join(folder.path, 'out');
const renderer = join(out, 'renderer');
const userData = join(folder.path, 'data');

let main: MainProcess;

beforeAll(async () => {
  cpSync(await built.out(), out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  for (const path of ['secret.txt', 'renderer-too/secret.txt']) {
    mkdirSync(join(out, path, '..'), { recursive: true });
    writeFileSync(join(out, path), SECRET);
  }
  mkdirSync(userData);
  main = await start();
}, 120_000);

afterAll(async () => {
  await main.quit();
  built.dispose();
  folder.remove();
});

const start = (options: { isSecondInstance?: boolean; data?: string } = {}) =>
  startMainProcess({
    main: join(out, 'main/main.js'),
    userData: options.data ?? userData,
    isSecondInstance: options.isSecondInstance ?? false,
  });

const textOf = ({ body }: { readonly body: Uint8Array }) =>
  Buffer.from(body).toString('utf8');

test('the app starts without a word', async () => {
  const { errorBoxes, windows } = await main.recorded();
  expect(errorBoxes).toEqual([]);
  expect(windows).toHaveLength(1);
  expect(main.output()).toBe('');
});

describe('the window', () => {
  const theWindow = async () => {
    const [window] = (await main.recorded()).windows;
    if (!window) throw new Error('There is no window');
    return window;
  };

  test('is sandboxed, and has no preference but these', async () => {
    const { options } = await theWindow();
    expect(options['webPreferences']).toEqual({
      preload: expect.any(String),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
  });

  test('has a preload that is there', async () => {
    const { options } = await theWindow();
    expect(options).toHaveProperty(
      'webPreferences.preload',
      join(out, 'preload/preload.cjs'),
    );
    expect(existsSync(join(out, 'preload/preload.cjs'))).toBe(true);
  });

  test('is shown when its page is painted, and not before', async () => {
    const { options, isShown } = await theWindow();
    expect(options['show']).toBe(false);
    expect(isShown).toBe(true);
  });

  test('has a title, a background, and a size that a person can use', async () => {
    const { options } = await theWindow();
    expect(options).toMatchObject({
      title: expect.stringMatching(/\w/),
      backgroundColor: expect.stringMatching(/^#[0-9a-f]{6}$/),
      width: expect.any(Number),
      height: expect.any(Number),
      minWidth: expect.any(Number),
      minHeight: expect.any(Number),
    });
    expect(Number(options['minWidth'])).toBeLessThanOrEqual(
      Number(options['width']),
    );
    expect(Number(options['minHeight'])).toBeLessThanOrEqual(
      Number(options['height']),
    );
  });

  test('shows the packaged page', async () => {
    expect((await theWindow()).url).toBe('app://bundle/');
  });
});

describe('the app scheme', () => {
  test('has the privileges of a secure origin, and no more', async () => {
    expect((await main.recorded()).privilegedSchemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true },
      },
    ]);
  });

  test.each([
    'app://bundle/',
    'app://bundle/index.html',
    'app://bundle/?query=1',
    'app://bundle/?/../../secret.txt',
    'app://bundle/#/notes',
    'app://bundle/index.html?a#b',
    'app://bundle/%69ndex.html',
    'app://bundle/assets/../index.html',
  ])('answers %s with the page', async (url) => {
    const response = await main.request(url);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/html');
    expect(textOf(response)).toBe(
      readFileSync(join(renderer, 'index.html'), 'utf8'),
    );
  });

  test('serves every asset, as what it is', async () => {
    const types: Readonly<Record<string, string>> = {
      js: 'text/javascript',
      css: 'text/css',
    };
    const names = readdirSync(join(renderer, 'assets'));
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      const response = await main.request(`app://bundle/assets/${name}?v=1#a`);
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toBe(
        types[name.split('.').at(-1) ?? ''],
      );
      expect(Buffer.from(response.body)).toEqual(
        readFileSync(join(renderer, 'assets', name)),
      );
    }
  });

  test.each([
    'secret.txt',
    'renderer-too/secret.txt',
    'main/main.js',
    'etc/passwd',
  ])('leads nobody to %s', async (target) => {
    const served: string[] = [];
    for (const url of traversals(target)) {
      const { status, body } = await main.request(url);
      const isRefused = status === 400 || status === 404;
      if (!isRefused || body.length > 20) served.push(`${status} ${url}`);
    }
    expect(served).toEqual([]);
  });

  test('knows no folder whose name begins as its own', async () => {
    const { status } = await main.request(
      'app://bundle/..%2frenderer-too%2fsecret.txt',
    );
    expect(status).toBe(400);
  });

  test.each(NO_FILE_URLS)('has no file for %.60s', async (url) => {
    const response = await main.request(url);
    expect([400, 404]).toContain(response.status);
    expect(textOf(response)).toMatch(/^(Bad request|Not found)$/);
  });

  test.each(OTHER_HOST_URLS)('does not answer for %s', async (url) => {
    const response = await main.request(url);
    expect(response.status).toBe(400);
    expect(textOf(response)).toBe('Bad request');
  });

  test('follows no link out of its folder', async () => {
    symlinkSync(join(out, 'secret.txt'), join(renderer, 'link.txt'));
    symlinkSync(out, join(renderer, 'link'));
    for (const path of ['link.txt', 'link/secret.txt', 'link/main/main.js']) {
      const response = await main.request(`app://bundle/${path}`);
      expect([400, 404]).toContain(response.status);
      expect(textOf(response)).toMatch(/^(Bad request|Not found)$/);
    }
  });
});

describe('the page', () => {
  const leaving = ['will-navigate', 'will-redirect'].flatMap((event) =>
    FOREIGN_URLS.map((url) => [event, url] as const),
  );

  test.each(leaving)('is kept from leaving: %s to %s', async (event, url) => {
    expect(await main.navigate(event, url)).toBe(true);
  });

  test.each(['app://bundle/', 'app://bundle/index.html?a=1#/notes'])(
    'may go to %s',
    async (url) => {
      expect(await main.navigate('will-navigate', url)).toBe(false);
      expect(await main.navigate('will-redirect', url)).toBe(false);
    },
  );

  test('gets no web view', async () => {
    expect(await main.navigate('will-attach-webview', PAGE.url)).toBe(true);
  });

  test('opens no window, and nothing but the web outside', async () => {
    const web = ['https://example.com/', 'https://example.com/a?b#c'];
    for (const url of [
      ...FOREIGN_URLS,
      PAGE.url,
      'http://evil.test/',
      ...web,
    ]) {
      expect(await main.openWindow(url)).toEqual({ action: 'deny' });
    }
    expect((await main.recorded()).openedOutside).toEqual([
      ...FOREIGN_URLS.filter((url) => url.startsWith('https:')),
      ...web,
    ]);
  });

  test.each([
    ...['media', 'geolocation', 'notifications', 'midi', 'midiSysex'],
    ...['pointerLock', 'fullscreen', 'openExternal', 'display-capture'],
    ...['clipboard-read', 'clipboard-sanitized-write', 'fileSystem'],
    ...['hid', 'serial', 'usb', 'idle-detection', 'storage-access', 'unknown'],
  ])('has no permission: %s', async (name) => {
    expect(await main.askPermission(name)).toEqual([false, false]);
  });
});

describe('a second start', () => {
  test('brings the window of the first one to the front', async () => {
    expect(await main.secondInstance()).toEqual({
      isFocused: true,
      isInDock: false,
    });
    expect((await main.recorded()).windows).toHaveLength(1);
  });

  test('ends at once, and touches no data', async () => {
    const data = join(folder.path, 'second');
    mkdirSync(data);
    const second = await start({ isSecondInstance: true, data });
    expect(await second.ended).toEqual({
      code: 0,
      errorBoxes: [],
      channels: [],
    });
    expect(second.output()).toBe('');
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('quitting', () => {
  test.each(['quit', 'closeWindow'] as const)(
    'by %s takes everything back, so that the next start has it all',
    async (how) => {
      const data = join(folder.path, how);
      mkdirSync(data);
      const first = await start({ data });
      await storeSamples(first, calls);
      const before = await first.rows();
      expect(await first[how]()).toEqual({
        code: 0,
        errorBoxes: [],
        channels: [],
      });
      expect(first.output()).toBe('');
      expect(readdirSync(data)).toEqual(['app.db']);

      const next = await start({ data });
      expect(await next.rows()).toEqual(before);
      for (const { channel, operation } of calls) {
        if (operation.kind !== 'list') continue;
        expect(listOf(await next.invoke(channel, {}, PAGE))).toHaveLength(2);
      }
      expect(await next.quit()).toMatchObject({ code: 0, errorBoxes: [] });
    },
  );
});
