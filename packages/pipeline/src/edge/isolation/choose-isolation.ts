import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { diagnostic } from '../../diagnostics.js';
import { containerLevel } from './container-level.js';
import type { Isolation, IsolationProvider } from './isolation.js';
import { processLevel } from './process-level.js';
import { sandboxLevel } from './sandbox-level.js';

/** What a person can ask for. */
export type IsolationOption = 'process' | 'sandbox' | 'container';

/** The isolation for code of an agent; trusted is code that comes from our own templates. */
export type ChooseIsolation = (
  trusted: boolean,
) => Promise<Result<Isolation, readonly Diagnostic[]>>;

export interface IsolationSetup {
  /** Absolute path of the dependencies that the code may use. */
  readonly nodeModules: string;
  /** `undefined`: the strongest that the machine has. */
  readonly isolation: IsolationOption | undefined;
  /** A person takes the risk of running any code without a sandbox. */
  readonly unsandboxed: boolean;
  readonly signal: AbortSignal;
  readonly providers: Readonly<
    Record<'sandbox' | 'container', IsolationProvider>
  >;
}

export const machineProviders = (): IsolationSetup['providers'] => ({
  sandbox: sandboxLevel,
  container: containerLevel({
    clients: ['docker', 'podman'],
    platform: process.platform,
  }),
});

/**
 * Code of our own templates runs as a plain process unless something else is asked for, so that what is
 * recorded of it is the same on every machine. Any other code runs in the strongest isolation there is, or
 * not at all.
 */
export function createIsolationChooser(setup: IsolationSetup): ChooseIsolation {
  const chosen = new Map<
    boolean,
    Promise<Result<Isolation, readonly Diagnostic[]>>
  >();
  return (trusted) => {
    const known = chosen.get(trusted) ?? choose(setup, trusted);
    chosen.set(trusted, known);
    return known;
  };
}

async function choose(
  setup: IsolationSetup,
  trusted: boolean,
): Promise<Result<Isolation, readonly Diagnostic[]>> {
  const { isolation, unsandboxed, providers, signal } = setup;
  if (unsandboxed) return ok(processLevel(trusted ? 'process' : 'unsandboxed'));
  if (trusted && (isolation ?? 'process') === 'process') {
    return ok(processLevel('process'));
  }
  if (isolation === 'process') {
    return missing(['the option "isolation" asks for a plain process']);
  }
  const levels = isolation ? [isolation] : (['sandbox', 'container'] as const);
  const reasons: string[] = [];
  for (const level of levels) {
    const answer = await providers[level].availability(signal);
    if (answer.available) return ok(providers[level].open(setup.nodeModules));
    reasons.push(`${level}: ${answer.reason}`);
  }
  return missing(reasons);
}

const missing = (reasons: readonly string[]) =>
  fail([
    diagnostic({
      code: 'ISOLATION_MISSING',
      stage: 'agent',
      message: `Code that an agent writes is run here only in isolation, and there is none (${reasons.join('; ')})`,
      hint: 'Install bubblewrap (apt install bubblewrap), or start docker or podman. --unsandboxed runs the code with all your rights: only where nothing can be lost.',
    }),
  ]);

/** For every run in which foreign code gets a person's rights. */
export const unsandboxedWarning = (): Diagnostic =>
  diagnostic({
    code: 'ISOLATION_OFF',
    stage: 'agent',
    severity: 'warning',
    message:
      'UNSANDBOXED: the code that the agent writes runs with all your rights: it can read every file and secret of yours, change them, and use the network',
    hint: 'Install bubblewrap and leave --unsandboxed out.',
  });
