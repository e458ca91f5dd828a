import { expect, test } from '@jest/globals';
import { formatFiles } from '../../../src/format-files.js';
import { layoutTemplate } from '../../../src/scaffold/layout/index.js';
import { planOf } from '../../support/build-slice.js';
import { notesWith, tasks } from '../../support/front-end-specs.js';
import { exportedNames, layerOf } from '../../support/layer-of.js';

const layoutOf = (spec: object) => layerOf(layoutTemplate, 'layout', spec);
const pageOf = async (spec: object, slice: string) =>
  (await layoutOf(spec)).files.get(`src/layout/${slice}-page.tsx`) ?? '';

test('several entities have a section each', async () => {
  const page = await pageOf(tasks, 'tasks');
  expect(page.match(/<section/g)).toHaveLength(2);
  expect(page).toContain('>Projects</h2>');
  expect(page).toContain('>Tasks</h2>');
});

test('one entity needs no section; its search stands beside the title', async () => {
  const page = await pageOf(
    {
      ...notesWith('list'),
      entities: [
        {
          name: 'Note',
          fields: [{ name: 'title', type: 'string' }],
          search: ['title'],
        },
      ],
    },
    'notes',
  );
  expect(page).not.toContain('<section');
  expect(page).toContain('toolbar={<NoteSearch />}');
});

test.each([
  [['create'], ['<NoteForm />'], ['NoteList', 'NoteSearch']],
  [['list', 'get'], ['<NoteList />'], ['NoteForm', 'NoteSearch']],
  [['get'], ['There is nothing to see here.'], ['NoteForm', 'NoteList']],
])('%j: shows what there is', async (operations, shown, absent) => {
  const page = await pageOf(notesWith(...operations), 'notes');
  for (const part of shown) expect(page).toContain(part);
  for (const part of absent) expect(page).not.toContain(part);
});

test('a query of its own has a panel', async () => {
  expect(await pageOf(tasks, 'tasks')).toContain('<ListByStatusPanel />');
});

test('promises what the index exports', async () => {
  const { files, promised } = await layoutOf(tasks);
  expect([...promised].sort()).toEqual(
    exportedNames(files.get('src/layout/index.ts') ?? ''),
  );
});

test('fields do not matter', async () => {
  const whole = await formatFiles(layoutTemplate(planOf(tasks)).files);
  const { files } = await layoutOf(tasks);
  expect(new Map(whole.map(({ path, content }) => [path, content]))).toEqual(
    files,
  );
});
