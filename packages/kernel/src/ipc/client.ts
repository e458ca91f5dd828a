import type { Api, Bridge, Contract } from './contract.js';
import { IpcError, type IpcResult } from './result.js';

/**
 * Turns the envelopes of a bridge back into values and `IpcError`s. The values are believed to be what the
 * contract says: main has parsed each of them with the contract's schema.
 */
export function createClient<C extends Contract>(bridge: Bridge<C>): Api<C>;
export function createClient(bridge: Bridge<Contract>): Api<Contract> {
  return Object.fromEntries(
    Object.entries(bridge).map(
      ([name, call]) =>
        [name, async (input: unknown) => unwrap(await call(input))] as const,
    ),
  );
}

function unwrap(result: IpcResult): unknown {
  if (result.ok) return result.data;
  throw new IpcError(result.code, result.message);
}
