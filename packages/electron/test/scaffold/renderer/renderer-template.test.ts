import { expect, test } from '@jest/globals';
import { rendererTemplate } from '../../../src/scaffold/renderer/index.js';
import { notesWith, tasks } from '../../support/front-end-specs.js';
import { deadExports, exportedNames, layerOf } from '../../support/layer-of.js';

const rendererOf = (spec: object) =>
  layerOf(rendererTemplate, 'renderer', spec);

test('a query for what reads, a hook for what changes, a loader', async () => {
  const { files, promised } = await rendererOf(tasks);
  const index = files.get('src/renderer/index.ts') ?? '';
  expect(exportedNames(index)).toEqual([
    'getProjectQuery',
    'getTaskQuery',
    'listByStatusQuery',
    'listProjectsQuery',
    'listTasksQuery',
    'loadTasks',
    'tasksKeys',
    'useCloseMutation',
    'useCreateProjectMutation',
    'useCreateTaskMutation',
    'useRemoveProjectMutation',
    'useRemoveTaskMutation',
    'useUpdateProjectMutation',
    'useUpdateTaskMutation',
  ]);
  expect([...promised].sort()).toEqual(exportedNames(index));
});

test('the loader waits for lists alone', async () => {
  const load = (await rendererOf(tasks)).files.get('src/renderer/load.ts');
  expect(load).toContain('listTasksQuery(api, {})');
  expect(load).toContain('listProjectsQuery(api, {})');
  expect(load).not.toContain('listByStatus');
  expect(load).not.toContain('getTask');
});

test('only lists keep what was there before', async () => {
  const text = (spec: object) =>
    rendererOf(spec).then(({ files }) => files.get('src/renderer/queries.ts'));
  expect(await text(notesWith('list'))).toContain('keepPreviousData');
  expect(await text(notesWith('get'))).not.toContain('keepPreviousData');
});

test('a slice that reads nothing has no queries, and a loader all the same', async () => {
  const { files, promised } = await rendererOf(notesWith('create'));
  expect([...files.keys()].filter((path) => path.includes('queries'))).toEqual(
    [],
  );
  expect(promised).toEqual(['notesKeys', 'loadNotes', 'useCreateNoteMutation']);
  expect(files.get('src/renderer/load.ts')).toMatch(
    /queryClient: QueryClient,\s*api: NotesApi,\s*\) => Promise<void>/,
  );
});

test('a slice that changes nothing has no mutations', async () => {
  const { files } = await rendererOf(notesWith('list', 'get'));
  expect(
    [...files.keys()].filter((path) => path.includes('mutations')),
  ).toEqual([]);
});

test.each([
  ['everything', tasks],
  ['list', notesWith('list')],
  ['create', notesWith('create')],
])('exports nothing that nobody can reach: %s', async (_name, spec) => {
  expect(deadExports((await rendererOf(spec)).files)).toEqual([]);
});

test('same plan, same text', async () => {
  expect(await rendererOf(tasks)).toEqual(await rendererOf(tasks));
});
