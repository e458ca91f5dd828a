import { expect, test } from '@jest/globals';
import { getNoteQuery, listNotesQuery, notesKeys } from '../../src/renderer';
import { createFakeApi } from '../support/fake-api';
import { noteIdOf } from '../support/sample-note';

const api = createFakeApi();

/** One key per call; no two of these calls are the same. */
const keys = (): readonly (readonly unknown[])[] => [
  listNotesQuery(api, {}).queryKey,
  getNoteQuery(api, { id: noteIdOf(1) }).queryKey,
  getNoteQuery(api, { id: noteIdOf(2) }).queryKey,
];

test('calls with the same input share a key', () => {
  expect(keys()).toEqual(keys());
});

test('calls that differ have keys that differ', () => {
  const texts = keys().map((key) => JSON.stringify(key));
  expect(new Set(texts).size).toBe(texts.length);
});

test('every key starts with the one that makes all of them stale', () => {
  const { all } = notesKeys;
  for (const key of keys()) expect(key.slice(0, all.length)).toEqual(all);
});
