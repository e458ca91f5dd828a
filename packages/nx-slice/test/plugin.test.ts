import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PluginOptions } from '../src/options.js';
import { createNodes, createNodesV2 } from '../src/plugin.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'plugin-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

async function infer(
  files: Readonly<Record<string, string>>,
  options: PluginOptions = {},
) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const results = await createNodes[1](Object.keys(files), options, {
    nxJsonConfiguration: {},
    workspaceRoot: workspace,
  });
  return results.flatMap(([, { projects = {} }]) => Object.entries(projects));
}

test('both names of the hook are the same', () => {
  expect(createNodesV2).toBe(createNodes);
});

test('targets are constant: whatever slice.json holds, they are the same', async () => {
  const projects = await infer({
    'a/slice.json': '{ "name": "a", "intent": "x" }',
    'b/slice.json': '{ "name": "b", "entities": [] }',
    'c/slice.json': 'broken',
  });
  const [first, ...others] = projects.map(([, { targets }]) => targets);
  expect(projects).toHaveLength(3);
  for (const targets of others) expect(targets).toEqual(first);
});

test('isolation is an option of every task that runs code, and of none when nobody set it', async () => {
  const optionsOf = async (options: PluginOptions) => {
    const [project] = await infer(
      { 'a/slice.json': '{ "name": "a" }' },
      options,
    );
    const targets = project?.[1].targets ?? {};
    return ['plan', 'db', 'verify'].map(
      (name): unknown => targets[name]?.options,
    );
  };
  for (const options of await optionsOf({
    isolation: 'sandbox',
    unsandboxed: true,
  })) {
    expect(options).toMatchObject({ isolation: 'sandbox', unsandboxed: true });
  }
  for (const options of await optionsOf({})) {
    expect(options).not.toHaveProperty('isolation');
    expect(options).not.toHaveProperty('unsandboxed');
  }
});

test('what is said of one layer is an option of its task alone', async () => {
  const [project] = await infer(
    { 'a/slice.json': '{ "name": "a" }' },
    {
      agent: './agent.mjs',
      model: 'small',
      layers: { component: { model: 'large', effort: 'high' } },
    },
  );
  const optionsOf = (name: string): unknown =>
    project?.[1].targets?.[name]?.options;
  for (const name of ['plan', 'db', 'layout']) {
    expect(optionsOf(name)).toMatchObject({
      agent: './agent.mjs',
      model: 'small',
    });
    expect(optionsOf(name)).not.toHaveProperty('effort');
    expect(optionsOf(name)).not.toHaveProperty('layers');
  }
  expect(optionsOf('component')).toMatchObject({
    agent: './agent.mjs',
    model: 'large',
    effort: 'high',
  });
  expect(optionsOf('explain')).toMatchObject({
    layers: { component: { model: 'large', effort: 'high' } },
  });
  // No agent writes anything there: another model is no reason to verify again.
  expect(optionsOf('verify')).not.toHaveProperty('model');
});

test("the workspace's own agent is an input of what it makes, and of nothing else", async () => {
  const inputsOf = async (options: PluginOptions) => {
    const [project] = await infer(
      { 'a/slice.json': '{ "name": "a" }' },
      options,
    );
    return (name: string) =>
      JSON.stringify(project?.[1].targets?.[name]?.inputs);
  };
  const own = await inputsOf({
    agent: './tools/agent.mjs',
    layers: { ipc: { agent: './tools/other.mjs' }, db: { agent: 'scaffold' } },
  });
  for (const name of ['plan', 'component']) {
    expect(own(name)).toContain('{workspaceRoot}/tools/agent.mjs');
  }
  expect(own('ipc')).toContain('{workspaceRoot}/tools/other.mjs');
  expect(own('ipc')).not.toContain('agent.mjs');
  for (const name of ['db', 'verify']) expect(own(name)).not.toContain('.mjs');
  // Nx hashes nothing outside of the workspace.
  const outside = await inputsOf({ agent: './../agent.mjs' });
  expect(outside('plan')).not.toContain('.mjs');
});

test("the workspace's own briefs are inputs of the plan and of the layers that they are for", async () => {
  const inputsOf = async (options: PluginOptions) => {
    const [project] = await infer(
      { 'a/slice.json': '{ "name": "a" }' },
      options,
    );
    return (name: string) => project?.[1].targets?.[name]?.inputs ?? [];
  };
  const own = await inputsOf({ briefs: 'tools/briefs' });
  for (const name of ['plan', 'db', 'component']) {
    expect(own(name)).toEqual(
      expect.arrayContaining([
        '{workspaceRoot}/tools/briefs/common.md',
        `{workspaceRoot}/tools/briefs/${name}.md`,
      ]),
    );
  }
  expect(own('db')).not.toContain('{workspaceRoot}/tools/briefs/component.md');
  const none = await inputsOf({});
  expect(JSON.stringify(none('db'))).not.toContain('briefs');
});

describe('inputs', () => {
  const inputsOf = async (
    target: string,
    files: Record<string, string> = {},
  ) => {
    const projects = await infer({
      'a/slice.json': '{ "name": "a" }',
      ...files,
    });
    return projects[0]?.[1].targets?.[target]?.inputs ?? [];
  };

  test('of a layer are what its needs write, by globs that match', async () => {
    expect(await inputsOf('main')).toEqual([
      {
        dependentTasksOutputFiles: '**/artifacts/plan/contract.json',
        transitive: false,
      },
      {
        dependentTasksOutputFiles: '**/artifacts/plan/sections/main.json',
        transitive: false,
      },
      {
        dependentTasksOutputFiles: '**/artifacts/db/contract.json',
        transitive: false,
      },
      '{projectRoot}/feedback/main.json',
      { env: 'NX_SLICE_SUBMISSION' },
      { externalDependencies: [] },
    ]);
  });

  test.each(['plan', 'db', 'layout', 'verify', 'generate'])(
    'of %s never mean every package of the lock file',
    async (target) => {
      expect(await inputsOf(target)).toContainEqual({
        externalDependencies: [],
      });
    },
  );

  test('have the sources of the plugin where it is developed', async () => {
    expect(
      await inputsOf('db', {
        'packages/p/package.json': '{ "name": "nx-slice" }',
      }),
    ).toContainEqual({ projects: ['nx-slice'], input: 'pluginSources' });
  });

  test('of the umbrella reach everything below it', async () => {
    expect(await inputsOf('generate')).toContainEqual({
      dependentTasksOutputFiles: '**/*',
      transitive: true,
    });
  });
});

test('what is restored from a cache is declared; what people edit is not', async () => {
  const [[, project] = []] = await infer({ 'a/slice.json': '{ "name": "a" }' });
  const targets = project?.targets ?? {};
  expect(targets['db']).toMatchObject({
    cache: true,
    outputs: ['{projectRoot}/artifacts/db'],
  });
  expect(targets['generate']).toMatchObject({ cache: false });
  expect(targets['generate']?.outputs).toBeUndefined();
  // The same for whoever hands the files over, and that waits for nothing.
  expect(targets['eject']).toMatchObject({ cache: false, parallelism: false });
  expect(targets['eject']?.dependsOn).toBeUndefined();
});

describe('slices that refer to each other', () => {
  const slice = (name: string, ...refersTo: readonly string[]): string =>
    JSON.stringify({
      name,
      intent: `Keep ${name}.`,
      entities: [
        {
          name: 'Entry',
          fields: [
            { name: 'title', type: 'string' },
            ...refersTo.map((other, index) => ({
              name: `to${String(index)}`,
              type: 'reference',
              entity: `${other}/Entry`,
            })),
          ],
        },
      ],
    });
  const byName = async (files: Readonly<Record<string, string>>) =>
    new Map((await infer(files)).map(([, project]) => [project.name, project]));
  const edgesOf = async (files: Readonly<Record<string, string>>) =>
    Object.fromEntries<readonly string[] | undefined>(
      [...(await byName(files))].map(([name, project]) => [
        name ?? '',
        project.implicitDependencies,
      ]),
    );

  test('are planned and generated one after the other', async () => {
    const projects = await byName({
      'a/slice.json': slice('a', 'c', 'b', 'c'),
      'b/slice.json': slice('b'),
      'c/slice.json': slice('c'),
    });
    const a = projects.get('a');
    expect(a?.implicitDependencies).toEqual(['b', 'c']);
    expect(a?.targets?.['plan']).toMatchObject({
      dependsOn: [{ projects: ['b', 'c'], target: 'plan' }],
      inputs: [
        '{projectRoot}/slice.json',
        {
          dependentTasksOutputFiles: '**/artifacts/plan/contract.json',
          transitive: false,
        },
        { externalDependencies: [] },
      ],
    });
    expect(a?.targets?.['generate']?.dependsOn).toEqual([
      'verify',
      { projects: ['b', 'c'], target: 'generate', params: 'forward' },
    ]);
  });

  test('are else as all the others', async () => {
    const projects = await byName({
      'a/slice.json': slice('a', 'b'),
      'b/slice.json': slice('b'),
    });
    const [a, b] = [projects.get('a'), projects.get('b')];
    for (const [name, target] of Object.entries(b?.targets ?? {})) {
      if (name === 'plan' || name === 'generate') continue;
      expect(a?.targets?.[name]).toEqual(target);
    }
    expect(b?.targets?.['plan']).not.toHaveProperty('dependsOn');
    expect(b?.targets?.['plan']?.inputs).toEqual([
      '{projectRoot}/slice.json',
      { externalDependencies: [] },
    ]);
    expect(b?.targets?.['generate']?.dependsOn).toEqual(['verify']);
  });

  test('get no edge to a slice that is not there, nor to a project that is none', async () => {
    expect(
      await edgesOf({
        'a/slice.json': slice('a', 'gone', 'lib', 'b'),
        'b/slice.json': slice('b'),
        'lib/package.json': '{ "name": "lib" }',
      }),
    ).toEqual({ a: ['b'], b: [] });
  });

  test('get no edge in a circle; one that leads into it stays', async () => {
    expect(
      await edgesOf({
        'a/slice.json': slice('a', 'b'),
        'b/slice.json': slice('b', 'c'),
        'c/slice.json': slice('c', 'b', 'd'),
        'd/slice.json': slice('d'),
      }),
    ).toEqual({ a: ['b'], b: [], c: ['d'], d: [] });
  });

  test.each(['', '{', '[]', '{ "entities": [{ "fields": 7 }] }'])(
    'may be broken: %s',
    async (text) => {
      expect(
        await edgesOf({
          'a/slice.json': slice('a', 'b'),
          'b/slice.json': text,
        }),
      ).toEqual({ a: ['b'], b: [] });
    },
  );
});
