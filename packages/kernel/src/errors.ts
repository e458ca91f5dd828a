/** What a rule of a slice can say no with. The renderer sees the code and the message. */
export type DomainErrorCode = 'NOT_FOUND' | 'CONFLICT';

/**
 * A refusal by a rule, meant for the person at the screen: the message crosses to the
 * renderer as it is. Anything else that is thrown stays in the main process.
 */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** What was asked for is not stored. */
export class NotFoundError extends DomainError {
  override readonly name = 'NotFoundError';

  constructor(message: string) {
    super('NOT_FOUND', message);
  }
}

/** What is stored does not allow the change: a value is taken, or something still refers to it. */
export class ConflictError extends DomainError {
  override readonly name = 'ConflictError';

  constructor(message: string) {
    super('CONFLICT', message);
  }
}
