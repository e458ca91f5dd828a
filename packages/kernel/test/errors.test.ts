import { expect, test } from '@jest/globals';
import { ConflictError, DomainError, NotFoundError } from '../src/errors.js';

test.each([
  [new NotFoundError('gone'), 'NOT_FOUND', 'NotFoundError: gone'],
  [new ConflictError('taken'), 'CONFLICT', 'ConflictError: taken'],
  [new DomainError('CONFLICT', 'no'), 'CONFLICT', 'DomainError: no'],
])('%s says what it is', (error, code, text) => {
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toBeInstanceOf(Error);
  expect(error.code).toBe(code);
  expect(String(error)).toBe(text);
});
