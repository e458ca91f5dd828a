import type { Service } from '@nx-slice/kernel/ipc/contract';
import type { NotesContract } from '../contract';
import type { NotesStore } from '../db';

/** Every operation of the contract, as main carries it out. */
export type NotesService = Service<NotesContract>;

/** Storage, ids and the clock come from outside, so that tests can bring their own. */
export interface NotesServiceDependencies {
  readonly store: NotesStore;
  readonly newId: () => string;
  readonly now: () => Date;
}
