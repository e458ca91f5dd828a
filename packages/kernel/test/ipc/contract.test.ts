import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Api, Handlers, Service } from '../../src/ipc/contract.js';

const contract = {
  list: {
    input: z.strictObject({ search: z.string().default('') }),
    output: z.array(z.strictObject({ name: z.string() })),
  },
};
type Words = typeof contract;

const service: Service<Words> = {
  list: ({ search }) => [{ name: search.toUpperCase() }],
};

test('a service is its own set of handlers', () => {
  const handlers: Handlers<Words> = service;
  const input = contract.list.input.parse({ search: 'a' });
  expect(contract.list.output.parse(handlers.list(input))).toEqual([
    { name: 'A' },
  ]);
});

// What is wrong in these does not compile; tsc reports a directive that is not needed.
test('the types refuse what the contract does not have', () => {
  // @ts-expect-error -- an operation is missing
  const missing: Handlers<Words> = {};
  const extra: Handlers<Words> = {
    ...service,
    // @ts-expect-error -- the contract has no such operation
    drop: () => undefined,
  };
  // @ts-expect-error -- a service is synchronous
  const later: Service<Words> = { list: async () => [] };
  // @ts-expect-error -- the service gets the default, so it may not be left out
  const call = () => service.list({});
  const api: Pick<Api<Words>, 'list'> = { list: async () => [] };
  // The renderer may leave the default out.
  expect([missing, extra, later, call, api.list({})]).toHaveLength(5);
});
