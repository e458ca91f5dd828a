import { randomUUID } from 'node:crypto';
import { LIMITS, runProcess, type ProcessOutcome } from '../run-process.js';
import { containerArguments } from './container-arguments.js';
import { dependencyFolders } from './dependency-folders.js';
import type { Isolation, IsolationProvider } from './isolation.js';

/** What the client needs to find its engine; nothing of it gets into the container. */
const CLIENT_ENVIRONMENT = [
  'PATH',
  'HOME',
  'XDG_RUNTIME_DIR',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'CONTAINER_HOST',
];

const PROBE_TIMEOUT = 10_000;

/** The same Node as here, on the C library that the dependencies' native parts were built for. */
export const IMAGE = `node:${process.versions.node}-slim`;

export interface ContainerSetup {
  /** Names or paths of clients, the first that works is used. */
  readonly clients: readonly string[];
  readonly platform: NodeJS.Platform;
}

/** Docker or podman, where the engine answers and has the image. */
export function containerLevel({
  clients,
  platform,
}: ContainerSetup): IsolationProvider {
  let client: string | undefined;
  return {
    availability: async (signal) => {
      if (platform !== 'linux') {
        return {
          available: false,
          reason: `the dependencies of ${platform} do not run in a container, which is Linux`,
        };
      }
      const reasons: string[] = [];
      for (const candidate of clients) {
        const reason = await problemOf(candidate, signal);
        if (reason === undefined) {
          client = candidate;
          return { available: true };
        }
        reasons.push(`${candidate}: ${reason}`);
      }
      return { available: false, reason: reasons.join('; ') };
    },
    open: (nodeModules) => {
      if (client === undefined) throw new Error('availability() was not asked');
      return openContainer(client, dependencyFolders(nodeModules));
    },
  };
}

function openContainer(
  client: string,
  dependencies: readonly string[],
): Isolation {
  return {
    level: 'container',
    run: async (request) => {
      const name = `nx-slice-${randomUUID()}`;
      const limits = { ...LIMITS, ...request.limits };
      let outcome: ProcessOutcome | undefined;
      try {
        outcome = await runProcess({
          ...request,
          file: client,
          args: containerArguments({
            name,
            image: IMAGE,
            // The image's own: this machine's need not run there.
            file: request.file === process.execPath ? 'node' : request.file,
            args: request.args,
            cwd: request.cwd,
            env: request.env,
            readable: [...dependencies, ...request.readable],
            writable: request.writable,
            temporary: [request.scratch],
            user: ids(),
            processes: limits.processes,
            memory: limits.memory,
          }),
          env: clientEnvironment(),
        });
        return outcome;
      } finally {
        // The engine runs it, not the client: the client's end is not the container's.
        if (outcome === undefined || outcome.exitCode === null) {
          await ask(client, ['rm', '--force', name]);
        }
      }
    },
  };
}

/** @returns `undefined` when there is none */
async function problemOf(
  client: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const engine = await ask(client, ['version'], signal);
  if (engine.exitCode !== 0) {
    return `its engine does not answer (${firstLine(engine.stderr)})`;
  }
  const image = await ask(client, ['image', 'inspect', IMAGE], signal);
  return image.exitCode === 0
    ? undefined
    : `the image is missing: ${client} pull ${IMAGE}`;
}

const ask = (
  client: string,
  args: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<ProcessOutcome> =>
  runProcess({
    file: client,
    args,
    cwd: '/',
    env: clientEnvironment(),
    timeout: PROBE_TIMEOUT,
    signal,
  });

const clientEnvironment = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    CLIENT_ENVIRONMENT.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

const ids = () => {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
};

const firstLine = (text: string): string =>
  text.trim().split('\n')[0]?.slice(0, 200) ?? '';
