import { describe, expect, test } from '@jest/globals';
import { refersTo, type SliceRegistration } from '@nx-slice/pipeline';
import type { Plan } from '@nx-slice/schemas';
import { formatFiles } from '../../src/format-files.js';
import { registrations } from '../../src/registrations/index.js';
import { aPlan, aPlanEntity, aPlanField } from '../support/a-plan.js';

const APP = 'packages/desktop';

const slice = (name: string, root = `packages/slices/${name}`) => ({
  name,
  root,
});

async function textOf(slices: readonly SliceRegistration[], app = APP) {
  const files = await formatFiles(registrations(slices, app));
  const text = (name: string) =>
    files.find(({ path }) => path.endsWith(name))?.content ?? '';
  return {
    paths: files.map(({ path }) => path),
    main: text('main.gen.ts'),
    preload: text('preload.gen.ts'),
    routes: text('routes.gen.ts'),
  };
}

test('there are three files, in the folders of the app', async () => {
  await expect(textOf([slice('notes')])).resolves.toMatchObject({
    paths: [
      'packages/desktop/src/main/slices.main.gen.ts',
      'packages/desktop/src/preload/slices.preload.gen.ts',
      'packages/desktop/src/renderer/slices.routes.gen.ts',
    ],
  });
});

test('one slice in main', async () => {
  const { main } = await textOf([slice('notes')]);
  expect(main).toBe(
    `// Generated from the slices of this workspace. Edits are overwritten.
import {
  createNotesStore,
  notesMigrations,
} from '../../../slices/notes/src/db';
import { registerNotesIpc } from '../../../slices/notes/src/ipc/main';
import { createNotesService } from '../../../slices/notes/src/main';
import type { MainSlice } from './main-slice';

export const mainSlices: readonly MainSlice[] = [
  {
    name: 'notes',
    migrations: notesMigrations,
    start: ({ db, ipcMain, guard, newId, now }) =>
      registerNotesIpc(
        ipcMain,
        createNotesService({ store: createNotesStore(db), newId, now }),
        guard,
      ),
  },
];
`,
  );
});

test('one slice in the preload', async () => {
  const { preload } = await textOf([slice('my-notes')]);
  expect(preload).toBe(
    `// Generated from the slices of this workspace. Edits are overwritten.
import type { IpcRendererLike } from '@nx-slice/kernel/ipc/preload';
import { createMyNotesBridge } from '../../../slices/my-notes/src/ipc/preload';

export const createSliceBridges = (ipcRenderer: IpcRendererLike) => ({
  'my-notes': createMyNotesBridge(ipcRenderer),
});
`,
  );
});

test('one slice in the page', async () => {
  const { routes } = await textOf([slice('my-notes')]);
  expect(routes).toContain(`  readonly 'my-notes': Bridge<MyNotesContract>;`);
  expect(routes).toContain(
    `createClient<MyNotesContract>(bridges['my-notes'])`,
  );
  expect(routes).toContain(`path: '/my-notes',`);
  expect(routes).toContain(
    `loadMyNotes(context.queryClient, context.apis['my-notes'])`,
  );
  expect(routes).toContain(`{ path: '/my-notes', title: 'My notes' },`);
});

test('the order of the slices does not matter', async () => {
  const one = [slice('b'), slice('a'), slice('a-b'), slice('c')];
  await expect(textOf(one.toReversed())).resolves.toEqual(await textOf(one));
  const { main } = await textOf(one);
  expect(main.match(/name: '.*'/g)).toEqual([
    `name: 'a'`,
    `name: 'a-b'`,
    `name: 'b'`,
    `name: 'c'`,
  ]);
});

test('slices are found wherever they are', async () => {
  const { main } = await textOf(
    [slice('a', 'features/a'), slice('b', 'apps/desk/b'), slice('c', 'c')],
    'apps/desk',
  );
  expect(main.match(/'\S+\/src\/db'/g)).toEqual([
    `'../../../../features/a/src/db'`,
    `'../../b/src/db'`,
    `'../../../../c/src/db'`,
  ]);
});

describe('two slices whose code uses the same names', () => {
  const both = [slice('a1b'), slice('a-1b')];

  test('are told apart by a number', async () => {
    const { main, preload, routes } = await textOf(both);
    expect(main).toContain('createA1bStore as createA1bStore_2,');
    expect(main).toContain('registerA1bIpc_2(');
    expect(preload).toContain(`'a-1b': createA1bBridge(ipcRenderer),`);
    expect(preload).toContain(`a1b: createA1bBridge_2(ipcRenderer),`);
    expect(routes).toContain('A1bPage as A1bPage_2');
  });

  test('import no name twice', async () => {
    const texts = await textOf(both);
    for (const text of [texts.main, texts.preload, texts.routes]) {
      const imported = [...text.matchAll(/import[^{]*\{([^}]*)\}/g)]
        .flatMap(([, names = '']) => names.split(','))
        .map((name) => name.trim().split(' as ').at(-1) ?? '')
        .filter(Boolean);
      expect(new Set(imported).size).toBe(imported.length);
    }
  });
});

describe('a slice that refers to another one', () => {
  const planOf = (name: string, entity: string, ...to: readonly string[]) =>
    aPlan({
      name,
      entities: [
        aPlanEntity({
          name: entity,
          fields: [
            aPlanField({ name: 'title' }),
            ...to.map((target, index) =>
              aPlanField({
                name: `to${String(index)}Id`,
                type: 'reference',
                entity: target,
              }),
            ),
          ],
        }),
      ],
    });
  const registered = (plan: Plan) => ({
    ...slice(plan.name),
    plan,
    refersTo: refersTo(plan),
  });
  const agenda = planOf('agenda', 'Appointment', 'people/Map', 'people/Map');
  const people = planOf('people', 'Map');

  test('comes after it, whatever its name', async () => {
    const { main, preload } = await textOf([
      registered(agenda),
      registered(people),
      registered(planOf('aa', 'A', 'agenda/Appointment')),
      slice('notes'),
    ]);
    expect([...main.matchAll(/name: '(.*)'/g)].map(([, name]) => name)).toEqual(
      ['people', 'agenda', 'aa', 'notes'],
    );
    // What has no order keeps that of names.
    expect(preload.indexOf('createAaBridge')).toBeLessThan(
      preload.indexOf('createPeopleBridge'),
    );
  });

  test('keeps what it refers to from being removed', async () => {
    const { main } = await textOf([registered(agenda), registered(people)]);
    expect(main).toContain(`    name: 'people',
    migrations: peopleMigrations,
    start: ({ db, ipcMain, guard, newId, now }) => {
      const store = createPeopleStore(db);
      const agendaStore = createAgendaStore(db);
      keepUsed(store.mapEntity, 'map', (id) => [
        {
          count: agendaStore.appointment.countByTo0Id(id),
          one: 'appointment',
          several: 'appointments',
        },
        {
          count: agendaStore.appointment.countByTo1Id(id),
          one: 'appointment',
          several: 'appointments',
        },
      ]);
      return registerPeopleIpc(
        ipcMain,
        createPeopleService({ store, newId, now }),
        guard,
      );
    },`);
    expect(main).toContain(`    name: 'agenda',
    migrations: agendaMigrations,
    start: ({ db, ipcMain, guard, newId, now }) =>
      registerAgendaIpc(`);
  });

  test('is registered also where that one is not, or has changed', async () => {
    const alone = await textOf([registered(agenda)]);
    expect(alone.main).not.toContain('keepUsed');
    const changed = await textOf([
      registered(agenda),
      registered(planOf('people', 'Person')),
    ]);
    expect(changed.main).not.toContain('keepUsed');
    expect(changed.main).toContain(`name: 'agenda'`);
  });
});
