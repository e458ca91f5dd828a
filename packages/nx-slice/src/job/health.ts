import { codexHealth, type Health } from '@nx-slice/agents';
import { NX_VERSION } from '@nx/devkit';
import { createIsolationChooser, machineProviders } from '@nx-slice/pipeline';
import { electronStack } from '@nx-slice/electron';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { agentSettings, type Options } from '../options.js';
import { codexOptions, openAgents } from './agent.js';

export interface HealthQuestion {
  /** Absolute path. */
  readonly workspace: string;
  readonly options: Options;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Whether all that a run needs is there. Asks no agent, sends nothing. */
export async function healthOf(
  question: HealthQuestion,
): Promise<readonly Health[]> {
  return [
    nodeHealth(process.versions.node),
    { name: 'Nx', status: 'ok', text: NX_VERSION, remedy: null },
    cacheHealth(question.workspace),
    ...(await agentHealth(question)),
    await isolationHealth(question),
  ];
}

/** @param version such as `20.19.0` */
export function nodeHealth(version: string): Health {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return {
    name: 'Node',
    status: isEnough ? 'ok' : 'error',
    text: version,
    remedy: isEnough ? null : 'Install Node 20.19 or later.',
  };
}

function cacheHealth(workspace: string): Health {
  const folder = join(workspace, '.nx');
  try {
    accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK);
    return {
      name: 'Cache',
      status: 'ok',
      text: '.nx can be written',
      remedy: null,
    };
  } catch {
    return {
      name: 'Cache',
      status: 'error',
      text: '.nx cannot be written',
      remedy: `Make ${folder} writable: runs keep there what they have done.`,
    };
  }
}

/** Each agent that the options name, and what the agent codex needs where it is one of them. */
async function agentHealth({
  workspace,
  options,
  env,
}: HealthQuestion): Promise<readonly Health[]> {
  const names = ['plan', ...electronStack().layers.map(({ name }) => name)];
  const settings = new Map(
    names.map((name) => [name, agentSettings(options, name)] as const),
  );
  const opened = await openAgents(settings, {
    workspace,
    reach: options,
    recording: null,
    env,
    warn: () => undefined,
  });
  if (!opened.ok) {
    return opened.error.map(({ message, hint }) => ({
      name: 'Agent',
      status: 'error',
      text: message,
      remedy: hint,
    }));
  }
  const used = new Map<string, string[]>();
  for (const [layer, { agent, model, effort }] of settings) {
    const text = [agent, model, effort].filter(Boolean).join(', ');
    used.set(text, [...(used.get(text) ?? []), layer]);
  }
  const codex = [...settings.values()].find(({ agent }) => agent === 'codex');
  return [
    ...[...used].map(([text, layers]): Health => ({
      name: 'Agent',
      status: 'ok',
      text: used.size === 1 ? text : `${text} (${layers.join(', ')})`,
      remedy: null,
    })),
    ...(codex
      ? codexHealth(codexOptions(codex, { workspace, reach: options, env }))
      : []),
  ];
}

async function isolationHealth({
  workspace,
  options,
  signal,
}: HealthQuestion): Promise<Health> {
  const choose = createIsolationChooser({
    nodeModules: join(workspace, 'node_modules'),
    isolation: options.isolation,
    unsandboxed: options.unsandboxed ?? false,
    signal,
    providers: machineProviders(),
  });
  const chosen = await choose(false);
  if (chosen.ok) {
    return {
      name: 'Isolation',
      status: options.unsandboxed ? 'warning' : 'ok',
      text: `code that an agent writes is run as: ${chosen.value.level}`,
      remedy: null,
    };
  }
  const [first] = chosen.error;
  // Only the scaffold agent can do without.
  const isNeeded = [options, ...Object.values(options.layers ?? {})].some(
    ({ agent }) => agent !== undefined && agent !== 'scaffold',
  );
  return {
    name: 'Isolation',
    status: isNeeded ? 'error' : 'warning',
    text: first?.message ?? 'none',
    remedy: first?.hint ?? null,
  };
}
