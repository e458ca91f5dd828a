import type { z } from 'zod';
import { DomainError } from '../errors.js';
import { StorageError } from '../sql/storage-error.js';
import type { Channels, Handlers, Operation } from './contract.js';
import { IpcError, type IpcResult } from './result.js';
import { assertTrustedSender, type InvokeEvent } from './sender.js';

/** The part of Electron's `ipcMain` that slices need, so that they also run without Electron. */
export interface IpcMainLike {
  handle(
    channel: string,
    listener: (event: InvokeEvent, ...args: unknown[]) => unknown,
  ): void;
  removeHandler(channel: string): void;
}

/** Who may call, and where failures are reported that no rule foresees. */
export interface Guard {
  readonly isTrustedOrigin: (origin: string) => boolean;
  /** Told of every failure that the caller sees as `INTERNAL` or `STORAGE`. */
  readonly onInternalError: (channel: string, error: unknown) => void;
}

export interface Registration<
  Name extends string,
  C extends Readonly<Record<Name, Operation>>,
> {
  readonly ipcMain: IpcMainLike;
  readonly channels: Channels<Name>;
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly guard: Guard;
}

/**
 * Serves every operation of a contract. Each call goes through the same steps:
 * sender, input schema, handler, output schema, envelope. A `DomainError` of a handler
 * reaches the caller with its code and message, a `StorageError` as `STORAGE` with its message,
 * any other error only as `INTERNAL`.
 *
 * @returns removes every handler again
 * @throws what `ipcMain.handle` threw, such as for a channel that is taken; nothing is served then
 */
export function registerContract<
  Name extends string,
  C extends Readonly<Record<Name, Operation>>,
>({
  ipcMain,
  channels,
  contract,
  handlers,
  guard,
}: Registration<Name, C>): () => void {
  const served: string[] = [];
  const stop = () => {
    for (const channel of served.splice(0)) ipcMain.removeHandler(channel);
  };
  const serve = (name: Name) => {
    const channel = `${channels.slice}:${name}`;
    ipcMain.handle(channel, async (event, input): Promise<IpcResult> => {
      try {
        assertTrustedSender(event, guard.isTrustedOrigin);
        const answer = await handlers[name](
          parseInput<C[Name]['input']>(contract[name].input, input),
        );
        return { ok: true, data: contract[name].output.parse(answer) };
      } catch (error) {
        if (isForCaller(error)) return failure(error);
        guard.onInternalError(channel, error);
        return failure(
          error instanceof StorageError
            ? new IpcError('STORAGE', error.message)
            : new IpcError('INTERNAL', 'Internal error'),
        );
      }
    });
    served.push(channel);
  };
  try {
    channels.operations.forEach(serve);
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

const isForCaller = (error: unknown): error is IpcError | DomainError =>
  error instanceof IpcError || error instanceof DomainError;

function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  if (!isPlain(input)) {
    throw new IpcError('BAD_REQUEST', 'Only plain objects are accepted');
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) =>
    [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  );
  throw new IpcError('BAD_REQUEST', reasons.join('; '));
}

function failure({ code, message }: IpcError | DomainError): IpcResult {
  return { ok: false, code, message };
}

/**
 * Whether all objects of an input are plain ones or lists. Of another kind, such as an `Error` or a `Map`, a schema
 * reads what every object of that kind inherits: the `name` of an `Error` is text that nobody gave.
 */
function isPlain(input: unknown): boolean {
  const seen = new Set<unknown>();
  const waiting = [input];
  for (const value of waiting) {
    // What crosses may refer to itself.
    if (typeof value !== 'object' || value === null || seen.has(value))
      continue;
    seen.add(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    const isOwn =
      Array.isArray(value) ||
      prototype === null ||
      // `Object.prototype` of any realm.
      Object.getPrototypeOf(prototype) === null;
    if (!isOwn) return false;
    for (const member of Object.values(value)) waiting.push(member);
  }
  return true;
}
