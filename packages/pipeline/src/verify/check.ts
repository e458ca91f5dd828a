import type { Diagnostic, LayerPromise, Stage } from '@nx-slice/schemas';
import type { Isolation } from '../edge/isolation/isolation.js';
import type { Stack } from '../stack.js';

/** A workspace with code in it, and what is judged there. */
export interface Site {
  /** Absolute path; its shape is that of the slice's folder. */
  readonly folder: string;
  /** Absolute path of an empty folder for the tools' own files; nothing is read back from it. */
  readonly scratch: string;
  /** Where the code, and the tools that read it, run. */
  readonly isolation: Isolation;
  /** How long one run of a tool may take; milliseconds. */
  readonly deadline: number;
  readonly stack: Stack;
  /** The files under judgement, relative to `folder`; the others are there to be imported. */
  readonly files: readonly string[];
  /** Which layer owns a file, by its path; `null` for the orchestrator's own. */
  readonly ownerOf: (path: string) => string | null;
  /** Puts into place what the code needs to run, but not to compile: the files of the needed layers, the stack's own tests. */
  readonly provideRuntime: () => void;
  /** The stack's own tests that are to run as well, by path, with the layer that each of them judges. */
  readonly conformance: ReadonlyMap<string, string>;
  /** The layer's public modules and what it claims to export; empty when a whole slice is judged. */
  readonly entries: readonly string[];
  readonly promises: readonly LayerPromise[];
  readonly signal: AbortSignal;
}

/** One check: a stage's name and what it finds. No finding means that it passed. */
export interface Check {
  readonly stage: Stage;
  run(site: Site): Promise<readonly Diagnostic[]>;
}
