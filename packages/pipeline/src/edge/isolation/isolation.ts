import type { IsolationLevel } from '@nx-slice/schemas';
import type { ProcessOutcome, ProcessRequest } from '../run-process.js';

/**
 * A program to run, and what it may see of the file system besides the dependencies and the system's
 * libraries. All paths are absolute.
 */
export interface IsolatedRequest extends ProcessRequest {
  /** Folders. */
  readonly readable: readonly string[];
  /** Folders. What judged code writes there is as little to be trusted as the code. */
  readonly writable: readonly string[];
  /** An empty folder for what nobody reads afterwards: home, temporary files, caches. */
  readonly scratch: string;
}

/** Runs what agents have written. How much of the machine that can reach is the level's business. */
export interface Isolation {
  /** As it is recorded in seals and verdicts. */
  readonly level: IsolationLevel;
  /** @throws the signal's reason when aborted */
  run(request: IsolatedRequest): Promise<ProcessOutcome>;
}

/** A level that cannot be had here says why. */
export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string };

/** A kind of isolation that a machine may have or not. */
export interface IsolationProvider {
  /** Asks the machine by using it: what is installed need not work. */
  availability(signal: AbortSignal): Promise<Availability>;
  /** @param nodeModules absolute path of the dependencies that the code may use */
  open(nodeModules: string): Isolation;
}
