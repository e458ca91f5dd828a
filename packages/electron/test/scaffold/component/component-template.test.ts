import { describe, expect, test } from '@jest/globals';
import { componentTemplate } from '../../../src/scaffold/component/index.js';
import { notesWith, tasks } from '../../support/front-end-specs.js';
import { deadExports, exportedNames, layerOf } from '../../support/layer-of.js';

const componentsOf = (spec: object) =>
  layerOf(componentTemplate, 'component', spec);
const textOf = async (spec: object, name: string) =>
  (await componentsOf(spec)).files.get(`src/component/${name}`) ?? '';

/** The same slice with only these operations. */
const tasksWith = (...operations: readonly (string | object)[]) => ({
  ...tasks,
  operations,
});

describe('what there is follows from the operations', () => {
  test.each([
    [['create'], ['NoteForm']],
    [['list'], ['NoteList']],
    [['get'], []],
    [['update', 'remove'], []],
    [
      ['list', 'create', 'update'],
      ['NoteForm', 'NoteList'],
    ],
  ])('%j', async (operations, names) => {
    const { files, promised } = await componentsOf(notesWith(...operations));
    expect(promised).toEqual(names);
    expect(exportedNames(files.get('src/component/index.ts') ?? '')).toEqual(
      names,
    );
  });

  test('search and panels', async () => {
    const { promised } = await componentsOf(tasks);
    expect(promised).toEqual([
      'ProjectForm',
      'ProjectList',
      'TaskForm',
      'TaskList',
      'TaskSearch',
      'ListByStatusPanel',
    ]);
  });

  test('an item that cannot be changed has no buttons and asks for no api', async () => {
    const item = await textOf(notesWith('list'), 'note-item.tsx');
    expect(item).not.toContain('button');
    expect(item).not.toContain('Context');
  });

  test('an entry that is not listed is not changed either', async () => {
    const { files } = await componentsOf(notesWith('update', 'create'));
    expect([...files.keys()].some((path) => path.includes('editor'))).toBe(
      false,
    );
    expect(files.get('src/component/note-form-values.ts')).not.toContain(
      'Patch',
    );
  });
});

test.each([
  ['everything', tasks],
  ['create', tasksWith('create')],
  ['list and update', tasksWith('list', 'update')],
  ['get', tasksWith('get')],
  ['a query', tasksWith(...tasks.operations.slice(5, 6))],
])('exports nothing that nobody uses: %s', async (_name, spec) => {
  expect(deadExports((await componentsOf(spec)).files)).toEqual([]);
});

test('every module is imported by another', async () => {
  const { files } = await componentsOf(tasks);
  const sources = [...files].filter(([path]) => path.startsWith('src/'));
  const unused = sources
    .map(([path]) => path)
    .filter((path) => !path.endsWith('/index.ts'))
    .filter((path) => {
      const name = path.slice('src/component/'.length).replace(/\.tsx?$/, '');
      return !sources.some(([, text]) => text.includes(`from './${name}'`));
    });
  expect(unused).toEqual([]);
});

describe('inputs', () => {
  test.each([
    ['string', /<input[^>]*name="field-title"[^>]*type="text"[^>]*required/],
    ['text', /<textarea(?![^>]*required)[^>]*name="field-notes"/],
    ['boolean', /<input[^>]*name="field-urgent"[^>]*type="checkbox"/],
    ['optional boolean', /<select[^>]*name="field-billable"/],
    [
      'integer',
      /<input[^>]*name="field-estimate"[^>]*type="number"[^>]*step=\{1\}[^>]*min=\{taskLimits\.estimate\.min\}/,
    ],
    ['date', /<input(?![^>]*required)[^>]*name="field-dueOn" type="date"/],
    [
      'datetime',
      /<input[^>]*name="field-startsAt"[^>]*type="datetime-local"[^>]*step=\{1\}[^>]*required/,
    ],
    ['enum', /<select[^>]*name="field-status"[^>]*required/],
    ['reference', /<ProjectSelect[^>]*name="field-projectId"[^>]*required/],
  ])('%s', async (_type, pattern) => {
    expect(await textOf(tasks, 'task-fields.tsx')).toMatch(pattern);
  });

  test('a reference to what cannot be listed is typed', async () => {
    const fields = await textOf(tasksWith('create'), 'task-fields.tsx');
    expect(fields).toMatch(/<input[^>]*name="field-projectId"[^>]*type="text"/);
  });

  test('names cannot hide what a form has itself', async () => {
    const spec = {
      ...notesWith('list', 'create', 'update'),
      entities: [
        {
          name: 'Note',
          fields: ['submit', 'reset', 'action', 'nodeName'].map((name) => ({
            name,
            type: 'string',
          })),
        },
      ],
    };
    const fields = await textOf(spec, 'note-fields.tsx');
    const names = [...fields.matchAll(/name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual([
      'field-submit',
      'field-reset',
      'field-action',
      'field-nodeName',
    ]);
  });
});

test('a command has a button; one that would be called like another is told apart', async () => {
  const set = { title: 'x' };
  const item = await textOf(
    notesWith(
      'list',
      'remove',
      { name: 'delete', kind: 'command', set },
      { name: 'archive', kind: 'command', set },
    ),
    'note-item.tsx',
  );
  const labels = [...item.matchAll(/aria-label=\{`(.*) \$\{heading\}`\}/g)];
  expect(labels.map(([, label]) => label)).toEqual([
    'Delete again',
    'Archive',
    'Delete',
  ]);
});

test('an entry without a line of text is called by its first field, or by its kind', async () => {
  const heading = (fields: readonly object[]) =>
    textOf(
      {
        ...notesWith('list'),
        entities: [{ name: 'Note', fields }],
      },
      'note-heading.ts',
    );
  const self = { name: 'parentId', type: 'reference', entity: 'Note' };
  const rating = { name: 'rating', type: 'integer' };
  const title = { name: 'title', type: 'string', optional: true };
  expect(await heading([self, rating])).toContain('String(note.rating)');
  expect(await heading([self, rating, title])).toContain(
    `note.title || 'Note'`,
  );
  expect(await heading([{ ...self, optional: true }])).toContain(`'Note'`);
});

test('no styles in the markup, and no form is reset', async () => {
  for (const [path, text] of (await componentsOf(tasks)).files) {
    expect([path, text.match(/style=|\.reset\(/)]).toEqual([path, null]);
  }
});

test('same plan, same text', async () => {
  expect(await componentsOf(tasks)).toEqual(await componentsOf(tasks));
});
