import { tmpdir } from 'node:os';
import { runProcess } from '../run-process.js';
import { toolEnvironment } from '../tool-environment.js';
import { bubblewrapArguments } from './bubblewrap-arguments.js';
import { dependencyFolders } from './dependency-folders.js';
import type { IsolatedRequest, IsolationProvider } from './isolation.js';
import { limiter } from './limiter.js';
import { nodeParts } from './node-parts.js';
import { seatbeltProfile } from './seatbelt-profile.js';
import { systemFolders } from './system-folders.js';

/** The command that runs another one inside of the platform's own sandbox. */
type Wrap = (
  request: IsolatedRequest,
  dependencies: readonly string[],
) => Pick<IsolatedRequest, 'file' | 'args'>;

const bubblewrap: Wrap = (request, dependencies) => {
  const system = systemFolders();
  return {
    file: 'bwrap',
    args: bubblewrapArguments({
      file: request.file,
      args: request.args,
      cwd: request.cwd,
      env: request.env,
      readable: [
        ...system.folders,
        ...nodeParts(),
        ...dependencies,
        ...request.readable,
      ],
      writable: request.writable,
      temporary: [request.scratch],
      links: system.links,
      limiter: limiter(),
    }),
  };
};

const seatbelt: Wrap = (request, dependencies) => ({
  file: '/usr/bin/sandbox-exec',
  args: [
    '-p',
    seatbeltProfile({
      readable: [...nodeParts(), ...dependencies, ...request.readable],
      writable: [...request.writable, request.scratch],
    }),
    request.file,
    ...request.args,
  ],
});

const WRAPS: Partial<Readonly<Record<NodeJS.Platform, Wrap>>> = {
  linux: bubblewrap,
  darwin: seatbelt,
};

const PROBE_TIMEOUT = 10_000;

/** The sandbox that the system has: bubblewrap on Linux, seatbelt on macOS. */
export const sandboxLevel: IsolationProvider = {
  availability: async (signal) => {
    const wrap = WRAPS[process.platform];
    if (!wrap) {
      return {
        available: false,
        reason: `there is no sandbox for ${process.platform}`,
      };
    }
    const scratch = tmpdir();
    const outcome = await runProcess({
      ...wrap(
        {
          file: process.execPath,
          args: ['--version'],
          cwd: '/',
          env: toolEnvironment(scratch),
          timeout: PROBE_TIMEOUT,
          readable: [],
          writable: [],
          scratch,
          signal,
        },
        [],
      ),
      cwd: '/',
      env: toolEnvironment(scratch),
      timeout: PROBE_TIMEOUT,
      signal,
    });
    return outcome.exitCode === 0
      ? { available: true }
      : {
          available: false,
          reason: `the sandbox does not start: ${outcome.stderr.trim().slice(0, 300)}`,
        };
  },

  open: (nodeModules) => {
    const dependencies = dependencyFolders(nodeModules);
    return {
      level: 'sandbox',
      run: (request) => {
        const wrap = WRAPS[process.platform];
        if (!wrap) throw new Error('availability() was not asked');
        return runProcess({ ...request, ...wrap(request, dependencies) });
      },
    };
  },
};
