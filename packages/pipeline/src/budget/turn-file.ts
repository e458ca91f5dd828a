import { dirname } from 'node:path';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { capped, diagnostic } from '../diagnostics.js';
import { readText, replaceFile } from '../edge/files.js';
import { acquireLock } from '../edge/lock/acquire-lock.js';
import { describeRefusal, remedyOf } from '../edge/lock/describe-refusal.js';
import { makePrivateFolder } from '../edge/private-folder.js';
import { EMPTY_BOOK, turnBookSchema, type TurnBook } from './turn-book.js';

type Change<T> = (book: TurnBook) => {
  readonly book: TurnBook;
  readonly value: T;
};

/** The book of turns in a file, changed by one process at a time. */
export interface TurnFile {
  /** @throws the signal's reason when aborted */
  change<T>(
    signal: AbortSignal | undefined,
    by: Change<T>,
  ): Promise<Result<T, readonly Diagnostic[]>>;
}

/** Reading and writing take milliseconds: who has it for longer hangs. */
const LONGEST = 60_000;

/** @param file absolute path, below `.nx-slice` of the workspace */
export function openTurnFile(file: string): TurnFile {
  const lockFile = `${file}.lock`;
  let isThere = false;
  return {
    change: async (signal, by) => {
      try {
        if (!isThere) makePrivateFolder(dirname(file));
        isThere = true;
        const lock = await acquireLock(lockFile, {
          purpose: 'writes down who asks an agent',
          waitAtMost: LONGEST,
          pollEvery: 10,
          signal,
        });
        if (!lock.ok) {
          return problem(
            `${file} is held by ${describeRefusal(lock.error)}`,
            remedyOf(lock.error, lockFile),
          );
        }
        try {
          const before = readBook(file);
          if (!before) {
            return problem(
              `${file}, which says what was spent, cannot be read`,
              'Delete it and run again: the budget then begins anew.',
            );
          }
          const { book, value } = by(before);
          if (book !== before) replaceFile(file, JSON.stringify(book));
          return ok(value);
        } finally {
          lock.value.release();
        }
      } catch (error) {
        signal?.throwIfAborted();
        return problem(
          `What is spent cannot be written down: ${error instanceof Error ? error.message : String(error)}`,
          'Look whether the disk is full, and whether .nx-slice in the workspace can be written to; then run again.',
        );
      }
    },
  };
}

/** @returns undefined when it is not what was written */
function readBook(file: string): TurnBook | undefined {
  const text = readText(file);
  if (text === undefined) return EMPTY_BOOK;
  try {
    return turnBookSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const problem = (message: string, hint: string) =>
  fail([
    diagnostic({
      code: 'SPENDING_NOT_KEPT',
      stage: 'agent',
      message: capped(message),
      hint,
    }),
  ]);
