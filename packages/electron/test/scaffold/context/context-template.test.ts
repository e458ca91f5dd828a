import { expect, test } from '@jest/globals';
import { contextTemplate } from '../../../src/scaffold/context/index.js';
import { notesWith, tasks } from '../../support/front-end-specs.js';
import { exportedNames, layerOf } from '../../support/layer-of.js';
import { planOf } from '../../support/build-slice.js';
import { formatFiles } from '../../../src/format-files.js';

const contextOf = (spec: object) => layerOf(contextTemplate, 'context', spec);

test('keeps a search for each entity that has one', async () => {
  const { files, promised } = await contextOf(tasks);
  const context = files.get('src/context/tasks-context.tsx');
  expect(context).toContain(`export type TasksSearchable = 'task';`);
  expect(context).toContain(`{ task: '' }`);
  expect([...promised].sort()).toEqual(
    exportedNames(files.get('src/context/index.ts') ?? ''),
  );
});

test('has nothing but the api when nothing can be searched', async () => {
  const { files, promised } = await contextOf(notesWith('list'));
  expect(files.get('src/context/notes-context.tsx')).not.toMatch(/search/i);
  expect(files.get('test/context/context.test.tsx')).not.toMatch(/search/i);
  expect([...promised].sort()).toEqual([
    'NotesContextValue',
    'NotesProvider',
    'NotesProviderProps',
    'useNotesContext',
  ]);
});

test('what can be searched but is never listed needs no search', async () => {
  const { files } = await contextOf({ ...tasks, operations: ['create'] });
  expect(files.get('src/context/tasks-context.tsx')).not.toMatch(/search/i);
});

test('fields do not matter', async () => {
  const whole = await formatFiles(contextTemplate(planOf(tasks)).files);
  const { files } = await contextOf(tasks);
  expect(new Map(whole.map(({ path, content }) => [path, content]))).toEqual(
    files,
  );
});
