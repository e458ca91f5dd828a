import type { z } from 'zod';
import type { IpcResult } from './result.js';

/** What one operation takes and what it answers. */
export interface Operation {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** The operations of one slice, by name. */
export type Contract = Readonly<Record<string, Operation>>;

/**
 * The contract as the renderer calls it.
 * A call rejects with an `IpcError` when main refuses or fails it.
 */
export type Api<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: z.input<C[Name]['input']>,
  ) => Promise<z.output<C[Name]['output']>>;
};

/** The contract as main implements it. A missing or an extra operation does not compile. */
export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: z.output<C[Name]['input']>,
  ) => z.input<C[Name]['output']> | Promise<z.input<C[Name]['output']>>;
};

/**
 * The contract as a slice's service implements it: synchronous, because the database is.
 * Fits `Handlers` of the same contract, so that it is served as it is.
 */
export type Service<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: z.output<C[Name]['input']>,
  ) => z.output<C[Name]['output']>;
};

/** The contract as the preload exposes it: one closed function per operation. */
export type Bridge<C extends Contract> = {
  readonly [Name in keyof C]: (input: unknown) => Promise<IpcResult>;
};

/** The names of a slice's operations, without their schemas: all that a preload needs. */
export interface Channels<Name extends string = string> {
  readonly slice: string;
  readonly operations: readonly Name[];
}
