import { expect, test } from '@jest/globals';
import { ConflictError, NotFoundError } from '@nx-slice/kernel/errors';
import {
  notesChannels,
  type NotesOperation,
} from '../../src/contract/channels';
import { aNote, noteIdOf } from '../support/sample-note';
import { page, setUp, valid } from './set-up';

/** What the service answers. */
const answers: Record<NotesOperation, unknown> = {
  listNotes: [aNote()],
  getNote: aNote(),
  createNote: aNote(),
  updateNote: aNote(),
  removeNote: { id: noteIdOf(1) },
};

/** What the service gets: defaults are filled in, and nothing else. */
const handed: Record<NotesOperation, object> = {
  ...valid,
  listNotes: { ...valid.listNotes, search: '' },
  createNote: { ...valid.createNote, body: '', pinned: false },
};

test.each(notesChannels.operations)(
  '%s hands its input to the service, and answers what that answers',
  async (operation) => {
    const { bridge, onInternalError, service } = setUp();
    await expect(bridge[operation](valid[operation])).resolves.toEqual({
      ok: true,
      data: answers[operation],
    });
    expect(service[operation].mock.calls).toEqual([[handed[operation]]]);
    expect(onInternalError).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s refuses another origin',
  async (operation) => {
    const { ipcMain, service } = setUp();
    const evil = { url: 'https://evil.test/', parent: null };
    await expect(
      ipcMain.invoke(`notes:${operation}`, valid[operation], evil),
    ).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(service[operation]).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s refuses a frame inside the page',
  async (operation) => {
    const { ipcMain, service } = setUp();
    await expect(
      ipcMain.invoke(`notes:${operation}`, valid[operation], {
        ...page,
        parent: page,
      }),
    ).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(service[operation]).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s refuses a field that is not in the contract',
  async (operation) => {
    const { bridge, service } = setUp();
    const input = { ...valid[operation], admin: true };
    await expect(bridge[operation](input)).resolves.toMatchObject({
      ok: false,
      code: 'BAD_REQUEST',
    });
    expect(service[operation]).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s refuses no input at all',
  async (operation) => {
    const { bridge } = setUp();
    await expect(bridge[operation](undefined)).resolves.toMatchObject({
      ok: false,
      code: 'BAD_REQUEST',
    });
  },
);

test.each(notesChannels.operations)(
  '%s says what the service did not find',
  async (operation) => {
    const { bridge, onInternalError, service } = setUp();
    service[operation].mockImplementation(() => {
      throw new NotFoundError('It is not there');
    });
    await expect(bridge[operation](valid[operation])).resolves.toEqual({
      ok: false,
      code: 'NOT_FOUND',
      message: 'It is not there',
    });
    expect(onInternalError).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s says what the service refuses',
  async (operation) => {
    const { bridge, onInternalError, service } = setUp();
    service[operation].mockImplementation(() => {
      throw new ConflictError('It is taken');
    });
    await expect(bridge[operation](valid[operation])).resolves.toEqual({
      ok: false,
      code: 'CONFLICT',
      message: 'It is taken',
    });
    expect(onInternalError).not.toHaveBeenCalled();
  },
);

test.each(notesChannels.operations)(
  '%s reports an unknown failure, and the caller learns nothing of it',
  async (operation) => {
    const { bridge, onInternalError, service } = setUp();
    const error = new Error('disk full at /home/me');
    service[operation].mockImplementation(() => {
      throw error;
    });
    await expect(bridge[operation](valid[operation])).resolves.toEqual({
      ok: false,
      code: 'INTERNAL',
      message: 'Internal error',
    });
    expect(onInternalError).toHaveBeenCalledWith(`notes:${operation}`, error);
  },
);

test('getNote keeps back what is not in the contract', async () => {
  const { bridge, onInternalError, service } = setUp();
  const answer = { ...aNote(), secret: 'x' };
  service.getNote.mockReturnValue(answer);
  await expect(bridge.getNote(valid.getNote)).resolves.toMatchObject({
    ok: false,
    code: 'INTERNAL',
  });
  expect(onInternalError).toHaveBeenCalledTimes(1);
});

test('createNote keeps back what is not in the contract', async () => {
  const { bridge, onInternalError, service } = setUp();
  const answer = { ...aNote(), secret: 'x' };
  service.createNote.mockReturnValue(answer);
  await expect(bridge.createNote(valid.createNote)).resolves.toMatchObject({
    ok: false,
    code: 'INTERNAL',
  });
  expect(onInternalError).toHaveBeenCalledTimes(1);
});

test('updateNote keeps back what is not in the contract', async () => {
  const { bridge, onInternalError, service } = setUp();
  const answer = { ...aNote(), secret: 'x' };
  service.updateNote.mockReturnValue(answer);
  await expect(bridge.updateNote(valid.updateNote)).resolves.toMatchObject({
    ok: false,
    code: 'INTERNAL',
  });
  expect(onInternalError).toHaveBeenCalledTimes(1);
});
