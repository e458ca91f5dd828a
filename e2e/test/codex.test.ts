import { afterEach, expect, jest, test } from '@jest/globals';
import {
  createIsolationChooser,
  machineProviders,
  makeLayer,
  makePlan,
  openArtifactStore,
  openFeedbackStore,
  type Agent,
  type AgentRequest,
  type Job,
  type PipelineEvent,
} from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';
import { createCodexAgent } from '@nx-slice/agents';
import { electronStack } from '@nx-slice/electron';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodex } from '../../packages/agents/test/codex/support/a-codex.js';
import { scriptedModel, type Fault } from '../support/scripted-model.js';
import { tinySpec } from '../support/specs.js';
import { REPOSITORY } from '../support/workspace.js';

jest.setTimeout(600_000);

/** All of them take minutes: that is for the night. */
const NIGHT = process.env['NX_SLICE_NIGHTLY'] !== undefined;
const FAULTS: Readonly<Record<string, Fault>> = NIGHT
  ? {
      plan: 'prose',
      db: 'type',
      main: 'lint',
      ipc: 'shape',
      renderer: 'refusal',
      component: 'prose',
    }
  : { plan: 'refusal', db: 'type' };

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

test.each(['pure', 'workspace'] as const)(
  '%s: the real Codex and a scripted model write a slice, mistakes first',
  async (mode) => {
    const nodeModules = join(REPOSITORY, 'node_modules');
    const codex = await createCodex({
      mode,
      model: 'gpt-5.5',
      workspace: { nodeModules },
      deadlines: { turn: 120_000, idle: 60_000 },
    });
    cleanups.push(codex.dispose);
    const asked = new Map<string, AgentRequest>();
    codex.fake.script = scriptedModel((name) => asked.get(name), FAULTS);
    const real = createCodexAgent(codex.options);
    const agent: Agent = {
      ...real,
      // What it writes comes from our templates.
      trusted: true,
      open: (request, bookmark) => {
        asked.set(request.kind === 'plan' ? 'plan' : request.layer, request);
        return real.open(request, bookmark);
      },
    };

    const workspace = mkdtempSync(join(codex.home, 'site-'));
    const root = 'slices/words';
    mkdirSync(join(workspace, root), { recursive: true });
    writeFileSync(
      join(workspace, root, 'slice.json'),
      JSON.stringify(tinySpec('words', 'Word')),
    );
    cleanups.unshift(() => rmSync(workspace, { recursive: true, force: true }));
    const stack = electronStack();
    const events: PipelineEvent[] = [];
    const signal = new AbortController().signal;
    const job: Job = {
      slice: 'words',
      workspace,
      root,
      stack,
      agentFor: () => agent,
      store: openArtifactStore(join(workspace, root)),
      nodeModules,
      isolation: createIsolationChooser({
        nodeModules,
        isolation: undefined,
        unsandboxed: false,
        signal,
        providers: machineProviders(),
      }),
      deadline: 300_000,
      maxAttempts: 3,
      frozen: false,
      feedback: openFeedbackStore(join(workspace, root)),
      onEvent: (event) => events.push(event),
      signal,
    };

    const layers = NIGHT ? stack.layers.map(({ name }) => name) : ['db'];
    const made = [await makePlan(job)];
    for (const layer of layers) made.push(await makeLayer(job, layer));

    expect(made.flatMap((one) => (one.ok ? [] : one.error))).toEqual([]);
    const attempts = made.map((one) => (one.ok ? one.value.calls : 0));
    expect(attempts).toEqual(
      ['plan', ...layers].map((name) => (name in FAULTS ? 2 : 1)),
    );
    const usage = made.flatMap((one) => (one.ok ? [one.value.seal.usage] : []));
    for (const one of usage) expect(one?.inputTokens).toBeGreaterThan(999);
    expect(refusals(events)).toEqual(
      expect.arrayContaining(
        ['ANSWER_EMPTY', 'TS2322'].map((code) => expect.stringContaining(code)),
      ),
    );
    // What nobody goes on with is gone.
    expect(codex.folders()).toEqual([]);
    expect(codex.fake.others).toEqual([]);
  },
);

const refusals = (events: readonly PipelineEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'rejected'
      ? event.diagnostics.map(
          ({ code, message }: Diagnostic) => `${code} ${message}`,
        )
      : [],
  );
