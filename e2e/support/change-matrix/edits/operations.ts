import { ALL, spec, type Edit } from '../edit.js';

const API = 'the operations are the domain contract, and in every section';

export const OPERATIONS: readonly Edit[] = [
  {
    name: 'operations in another order',
    apply: spec((books) => ({ ...books, operations: ['create', 'list'] })),
    needs: ['plan'],
    why: 'the plan has an order of its own',
  },
  {
    name: 'an operation added: remove',
    apply: spec((books) => ({
      ...books,
      operations: [...books.operations, 'remove'],
    })),
    needs: ALL,
    why: API,
  },
];
