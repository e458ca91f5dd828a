import { diagnostic, printDiagnostic } from '@nx-slice/pipeline';
import type { Diagnostic, Result } from '@nx-slice/schemas';
import { listenForInterruption } from './interruption.js';
import { createReporter, type Reporter } from './reporter.js';
import { findTerminal } from './terminal.js';

export interface RunContext {
  readonly signal: AbortSignal;
  readonly onEvent: Reporter['event'];
  /** Says something that does not end the task. */
  readonly warn: Reporter['diagnostics'];
}

/**
 * The one door between the core and Nx: values become `{ success }`, diagnostics are printed, a bug is named
 * as one, and an interruption says what to do.
 */
export async function run(
  task: string,
  work: (
    context: RunContext,
  ) => Promise<Result<unknown, readonly Diagnostic[]>>,
  { json = false }: { readonly json?: boolean } = {},
): Promise<{ success: boolean }> {
  const { signal, dispose } = listenForInterruption();
  const reporter = createReporter({ json });
  const terminal = findTerminal(process.env);
  // At once: Nx may be gone before everything is tidied up.
  signal.addEventListener('abort', () => {
    terminal.say(printDiagnostic(interrupted(task, signal)));
  });
  try {
    const result = await work({
      signal,
      onEvent: reporter.event,
      warn: reporter.diagnostics,
    });
    if (!result.ok) reporter.diagnostics(result.error);
    return { success: result.ok };
  } catch (error) {
    if (!signal.aborted) reporter.diagnostics([defect(task, error)]);
    return { success: false };
  } finally {
    dispose();
  }
}

const interrupted = (task: string, { reason }: AbortSignal): Diagnostic =>
  diagnostic({
    code: 'INTERRUPTED',
    stage: 'agent',
    message: `${task} was stopped: ${reason instanceof Error ? reason.message : String(reason)}`,
    hint: 'Nothing of this task was written. Run the same command again: what had passed before is cached. With --resume it also goes on with the conversation.',
  });

const defect = (task: string, error: unknown): Diagnostic =>
  diagnostic({
    code: 'DEFECT',
    stage: 'agent',
    message: `${task} failed in a way that it should not: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    hint: 'Please report this with your slice.json. Nothing of this task was written.',
  });
