import {
  changeList,
  printDiagnostic,
  printEvent,
  type OnEvent,
} from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';

/** Prints what happens. What an event has shown is not shown again when it ends the task. */
export interface Reporter {
  readonly event: OnEvent;
  readonly diagnostics: (diagnostics: readonly Diagnostic[]) => void;
}

/** @param json changes go to standard output for a program, and all that is for people to standard error */
export function createReporter({
  json = false,
}: { readonly json?: boolean } = {}): Reporter {
  const shown = new WeakSet<Diagnostic>();
  return {
    event: (event) => {
      if (!json) console.log(printEvent(event));
      else if (event.type === 'changes') console.log(changeList(event));
      else console.error(printEvent(event));
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
