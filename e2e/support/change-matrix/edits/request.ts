import { ALL, entity, spec, specText, type Edit } from '../edit.js';

const PLANNED_THE_SAME = 'the plan says the same';

/** slice.json, without its fields and operations. */
export const REQUEST: readonly Edit[] = [
  {
    name: 'slice.json: indented otherwise',
    apply: specText((text) => text.replaceAll('  ', '\t')),
    needs: [],
    why: 'what it says counts, not how it is laid out',
  },
  {
    name: 'slice.json: keys in another order',
    apply: spec(({ name, intent, ...rest }) => ({ ...rest, intent, name })),
    needs: [],
    why: 'what it says counts, not how it is laid out',
  },
  {
    name: 'slice.json: line ends of Windows',
    apply: specText((text) => text.replaceAll('\n', '\r\n')),
    needs: [],
    why: 'what it says counts, not how it is laid out',
  },
  {
    name: 'slice.json: `$schema` for editors',
    apply: spec((books) => ({ $schema: './slice.schema.json', ...books })),
    needs: [],
    why: 'no part of the request',
  },
  {
    name: 'intent in other words',
    apply: spec((books) => ({ ...books, intent: 'Keep books in order.' })),
    needs: ['plan'],
    why: PLANNED_THE_SAME,
  },
  {
    name: 'acceptance: another line',
    apply: spec((books) => ({
      ...books,
      acceptance: [...books.acceptance, 'Books are sorted by title'],
    })),
    needs: ['plan'],
    why: PLANNED_THE_SAME,
  },
  {
    name: 'acceptance: a line that the planner makes the brief of db',
    apply: spec((books) => ({
      ...books,
      acceptance: [...books.acceptance, 'for db: keep it in one table'],
    })),
    needs: ['plan', 'db'],
    why: 'the brief is in the section of db alone',
  },
  {
    name: 'orderBy: descending',
    apply: entity((book) => ({ ...book, orderBy: ['-title'] })),
    needs: ['plan', 'db'],
    why: 'only db sorts; what it promises stays',
  },
  {
    name: 'search: a second field',
    apply: entity((book) => ({ ...book, search: ['title', 'notes'] })),
    needs: ALL,
    why: 'what is searched is in every section',
  },
];
