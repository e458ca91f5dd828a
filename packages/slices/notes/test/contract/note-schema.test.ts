import { describe, expect, test } from '@jest/globals';
import {
  noteInputSchema,
  notePatchSchema,
  noteSchema,
} from '../../src/contract';
import { aNote } from '../support/sample-note';

describe('a stored note', () => {
  test('is valid without its optional fields', () => {
    expect(noteSchema.parse(aNote())).toEqual(aNote());
  });

  test.each(['id', 'createdAt', 'updatedAt'])(
    'is not valid without %s',
    (field) => {
      expect(
        noteSchema.safeParse({ ...aNote(), [field]: undefined }).success,
      ).toBe(false);
    },
  );

  test.each(['createdAt', 'updatedAt'])('has milliseconds in %s', (field) => {
    const stored = { ...aNote(), [field]: '2026-01-01T00:00:00Z' };
    expect(noteSchema.safeParse(stored).success).toBe(false);
  });

  test('has no other field', () => {
    expect(noteSchema.safeParse({ ...aNote(), admin: true }).success).toBe(
      false,
    );
  });
});

describe('a new note', () => {
  const input = { title: 'Title' };

  test('gets the defaults, and nothing else', () => {
    expect(noteInputSchema.parse(input)).toEqual({
      ...input,
      body: '',
      pinned: false,
    });
  });

  test('has no spaces around its title', () => {
    const fields = { title: ' x ' };
    expect(noteInputSchema.parse({ ...input, ...fields })).toMatchObject({
      title: 'x',
    });
  });

  test.each([
    ['a title as long as it may be', { title: 'x'.repeat(120) }],
    ['a body as long as it may be', { body: 'x'.repeat(10000) }],
  ])('may have %s', (_, fields) => {
    expect(noteInputSchema.safeParse({ ...input, ...fields }).success).toBe(
      true,
    );
  });

  test.each([
    ['a missing title', { title: undefined }],
    ['a title that is null', { title: null }],
    ['a title that is empty', { title: '' }],
    ['a title of spaces', { title: '  ' }],
    ['a title that is too long', { title: 'x'.repeat(121) }],
    ['a body that is null', { body: null }],
    ['a body that is too long', { body: 'x'.repeat(10001) }],
    ['a pinned that is null', { pinned: null }],
    ['a pinned that is a number', { pinned: 1 }],
    ['a field that does not exist', { admin: true }],
    ['an id of the caller', { id: aNote().id }],
  ])('refuses %s', (_, fields) => {
    expect(noteInputSchema.safeParse({ ...input, ...fields }).success).toBe(
      false,
    );
  });
});

describe('a change of a note', () => {
  test.each([{ title: 'Title' }, { body: '' }, { pinned: false }, {}])(
    'holds only the fields that it names: %p',
    (patch) => {
      expect(notePatchSchema.parse(patch)).toEqual(patch);
    },
  );

  test.each(['title', 'body', 'pinned'])(
    'may not clear the required field %s',
    (field) => {
      expect(notePatchSchema.safeParse({ [field]: null }).success).toBe(false);
    },
  );

  test.each([
    ['a title that is empty', { title: '' }],
    ['a title of spaces', { title: '  ' }],
    ['a title that is too long', { title: 'x'.repeat(121) }],
    ['a body that is too long', { body: 'x'.repeat(10001) }],
    ['a pinned that is a number', { pinned: 1 }],
    ['a field that does not exist', { admin: true }],
    ['another id', { id: aNote().id }],
  ])('refuses %s', (_, patch) => {
    expect(notePatchSchema.safeParse(patch).success).toBe(false);
  });
});
