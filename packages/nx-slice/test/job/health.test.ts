import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthOf, nodeHealth } from '../../src/job/health.js';
import { printHealth } from '../../src/job/print-health.js';
import { withDefaults, type PluginOptions } from '../../src/options.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'health-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const health = (options: PluginOptions, env: NodeJS.ProcessEnv = {}) =>
  healthOf({
    workspace,
    options: withDefaults(options),
    env,
    signal: new AbortController().signal,
  });

test('the scaffold agent needs nothing', async () => {
  const lines = await health({});
  expect(lines.map(({ name }) => name)).toEqual([
    'Node',
    'Nx',
    'Cache',
    'Agent',
    'Isolation',
  ]);
  expect(lines.filter(({ status }) => status === 'error')).toEqual([]);
  expect(printHealth(lines)).toContain('✓ Agent: scaffold');
});

test('codex without a login: says that, and how to log in; a key in the environment is not printed', async () => {
  const options = { agent: 'codex', model: 'gpt-5.5' };
  const without = await health(options, { HOME: workspace });
  expect(without.some(({ status }) => status === 'error')).toBe(true);
  expect(printHealth(without)).toContain('codex login');
  const key = await health(options, {
    HOME: workspace,
    CODEX_API_KEY: 'sk-secret',
  });
  expect(printHealth(key)).not.toContain('sk-secret');
});

test('agents by layer are told apart', async () => {
  const lines = await health({ layers: { component: { model: 'large' } } });
  expect(printHealth(lines)).toContain('✓ Agent: scaffold, large (component)');
});

test('an agent that is not there is named, with a remedy', async () => {
  for (const agent of ['./tools/none.mjs', 'nobody', 'command']) {
    expect(await health({ agent })).toContainEqual(
      expect.objectContaining({
        name: 'Agent',
        status: 'error',
        remedy: expect.any(String),
      }),
    );
  }
});

test.each([
  ['20.18.9', 'error'],
  ['20.19.0', 'ok'],
  ['24.0.0', 'ok'],
  ['18.20.0', 'error'],
])('Node %s: %s', (version, status) => {
  expect(nodeHealth(version).status).toBe(status);
});
