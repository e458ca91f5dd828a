import { expect, test } from '@jest/globals';
import {
  createIsolationChooser,
  type IsolationSetup,
} from '../../src/edge/isolation/choose-isolation.js';
import type { IsolationProvider } from '../../src/edge/isolation/isolation.js';

const provider = (
  level: 'sandbox' | 'container',
  available: boolean,
): IsolationProvider => ({
  availability: () =>
    Promise.resolve(
      available ? { available } : { available, reason: 'not here' },
    ),
  open: () => ({
    level,
    run: () => Promise.reject(new Error('nothing is run here')),
  }),
});

const choose = async (
  trusted: boolean,
  machine: readonly string[],
  given: Partial<Pick<IsolationSetup, 'isolation' | 'unsandboxed'>> = {},
) => {
  const result = await createIsolationChooser({
    nodeModules: '/node_modules',
    isolation: undefined,
    unsandboxed: false,
    signal: new AbortController().signal,
    providers: {
      sandbox: provider('sandbox', machine.includes('sandbox')),
      container: provider('container', machine.includes('container')),
    },
    ...given,
  })(trusted);
  return result.ok ? result.value.level : result.error[0]?.code;
};

const BOTH = ['sandbox', 'container'];

test('code of our templates is a plain process on every machine, unless something is asked for', async () => {
  expect(await choose(true, BOTH)).toBe('process');
  expect(await choose(true, [])).toBe('process');
  expect(await choose(true, BOTH, { isolation: 'sandbox' })).toBe('sandbox');
});

test('any other code gets the strongest that there is', async () => {
  expect(await choose(false, BOTH)).toBe('sandbox');
  expect(await choose(false, ['container'])).toBe('container');
  expect(await choose(false, [])).toBe('ISOLATION_MISSING');
});

test('what is asked for is not replaced by something weaker', async () => {
  expect(await choose(false, ['container'], { isolation: 'sandbox' })).toBe(
    'ISOLATION_MISSING',
  );
  expect(await choose(true, [], { isolation: 'container' })).toBe(
    'ISOLATION_MISSING',
  );
  expect(await choose(false, BOTH, { isolation: 'process' })).toBe(
    'ISOLATION_MISSING',
  );
});

test('only --unsandboxed runs any code as a plain process, and its seal says so', async () => {
  expect(await choose(false, BOTH, { unsandboxed: true })).toBe('unsandboxed');
  expect(await choose(true, [], { unsandboxed: true })).toBe('process');
});

test('a refusal says what is missing, and what to do', async () => {
  const result = await createIsolationChooser({
    nodeModules: '/node_modules',
    isolation: undefined,
    unsandboxed: false,
    signal: new AbortController().signal,
    providers: {
      sandbox: provider('sandbox', false),
      container: provider('container', false),
    },
  })(false);
  expect(result).toMatchObject({
    ok: false,
    error: [
      {
        message:
          'Code that an agent writes is run here only in isolation, and there is none (sandbox: not here; container: not here)',
        hint: expect.stringMatching(/bubblewrap.*--unsandboxed/),
      },
    ],
  });
});
