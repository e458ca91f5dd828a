import { diagnostic, printDiagnostic } from '@nx-slice/pipeline';
import type { Diagnostic, Result } from '@nx-slice/schemas';
import { listenForInterruption } from './interruption.js';

/**
 * The one door between the core and Nx: values become `{ success }`, diagnostics are printed, a bug is named
 * as one, and an interruption says what to do.
 */
export async function run(
  task: string,
  work: (
    signal: AbortSignal,
  ) => Promise<Result<unknown, readonly Diagnostic[]>>,
): Promise<{ success: boolean }> {
  const { signal, dispose } = listenForInterruption();
  try {
    const result = await work(signal);
    if (!result.ok) report(result.error);
    return { success: result.ok };
  } catch (error) {
    report([signal.aborted ? interrupted(task, signal) : defect(task, error)]);
    return { success: false };
  } finally {
    dispose();
  }
}

const report = (diagnostics: readonly Diagnostic[]): void => {
  for (const item of diagnostics) console.error(printDiagnostic(item));
};

const interrupted = (task: string, { reason }: AbortSignal): Diagnostic =>
  diagnostic({
    code: 'INTERRUPTED',
    stage: 'agent',
    message: `${task} was stopped: ${reason instanceof Error ? reason.message : String(reason)}`,
    hint: 'Nothing of this task was written. Run the same command again: what had passed before is cached.',
  });

const defect = (task: string, error: unknown): Diagnostic =>
  diagnostic({
    code: 'DEFECT',
    stage: 'agent',
    message: `${task} failed in a way that it should not: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    hint: 'Please report this with your slice.json. Nothing of this task was written.',
  });
