import { printDiagnostic, printEvent, type OnEvent } from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';

/** Prints what happens. What an event has shown is not shown again when it ends the task. */
export interface Reporter {
  readonly event: OnEvent;
  readonly diagnostics: (diagnostics: readonly Diagnostic[]) => void;
}

export function createReporter(): Reporter {
  const shown = new WeakSet<Diagnostic>();
  return {
    event: (event) => {
      console.log(printEvent(event));
      if (event.type === 'rejected') {
        event.diagnostics.forEach((item) => shown.add(item));
      }
    },
    diagnostics: (diagnostics) => {
      for (const item of diagnostics) {
        if (!shown.has(item)) console.error(printDiagnostic(item));
      }
    },
  };
}
