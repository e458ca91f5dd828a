import type { GeneratorCallback } from '@nx/devkit';
import type { Diagnostic, Result } from '@nx-slice/schemas';
import { run, type RunContext } from '../job/run.js';

type Work = (
  context: RunContext,
  dryRun: boolean,
) => Promise<Result<unknown, readonly Diagnostic[]>>;

/**
 * What Nx writes for a generator can be torn by whoever ends it, so ours leaves Nx's tree as it is: it shows what would be
 * written, and hands Nx a callback that decides again and writes. With `--dry-run` Nx does not call it.
 *
 * @throws {Error} it would fail, or has failed; why was printed
 */
export async function outsideTree(
  name: string,
  work: Work,
  options: { readonly json?: boolean } = {},
): Promise<GeneratorCallback> {
  await orThrow(name, (context) => work(context, true), options);
  return () =>
    orThrow(
      name,
      (context) => {
        // The changes were shown already.
        const onEvent: RunContext['onEvent'] = (event) => {
          if (event.type !== 'changes') context.onEvent(event);
        };
        return work({ ...context, onEvent }, false);
      },
      options,
    );
}

async function orThrow(
  name: string,
  work: (context: RunContext) => ReturnType<Work>,
  options: { readonly json?: boolean },
): Promise<void> {
  const { success } = await run(name, work, options);
  if (!success) throw new Error(`${name} has failed; why is said above`);
}
