import { describe, expect, test } from '@jest/globals';
import { dbTemplate } from '../../../src/scaffold/db/index.js';
import { aPlan, aPlanEntity, aPlanField } from '../../support/a-plan.js';
import { contentOf } from '../../support/content-of.js';
import { planOf } from '../../support/build-slice.js';
import { circularPlan, tasksPlan } from '../../support/sample-plans.js';

const { files, contracts } = dbTemplate(tasksPlan());
const migrations = contentOf(files, 'src/db/migrations.ts');
const repository = contentOf(files, 'src/db/task-repository.ts');

test('the files of the layer', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'src/db/migrations.ts',
    'src/db/project-row.ts',
    'src/db/project-repository.ts',
    'src/db/task-row.ts',
    'src/db/task-repository.ts',
    'src/db/store.ts',
    'src/db/index.ts',
    'test/db/project-repository.test.ts',
    'test/db/task-repository.test.ts',
    'test/db/store.test.ts',
  ]);
});

test('one promise for each export', () => {
  expect(contracts.map(({ name }) => name)).toEqual([
    'tasksMigrations',
    'createTasksStore',
    'TasksStore',
    'ProjectRepository',
    'TaskRepository',
  ]);
  const index = contentOf(files, 'src/db/index.ts');
  for (const { name } of contracts) expect(index).toContain(name);
});

test('the same plan gives the same bytes', () => {
  expect(dbTemplate(tasksPlan())).toEqual(dbTemplate(tasksPlan()));
});

describe('the tables', () => {
  test.each([
    '"name" text not null',
    'create unique index "tasks__project__unique_name" on "tasks__project" ("name")',
    `"status" text not null check ("status" in ('open', 'it''s \\\`done\\\`'))`,
    '"estimate" integer check ("estimate" between 0 and 100)',
    '"urgent" integer not null check ("urgent" in (0, 1))',
    '"projectId" text references "tasks__project" ("id"),',
    'create index "tasks__task__reference_projectId" on "tasks__task" ("projectId")',
    'create index "tasks__project__list_order" on "tasks__project" ("name" collate nocase)',
  ])('have %s', (sql) => {
    expect(migrations).toContain(sql);
  });

  test('have an index for the list order only where one can give it', () => {
    expect(migrations).not.toContain('tasks__task__list_order');
  });

  test('judge a circle of references when the transaction ends, and no other', () => {
    const circles = contentOf(
      dbTemplate(circularPlan()).files,
      'src/db/migrations.ts',
    );
    for (const reference of [
      '"bId" text not null references "circles__b" ("id") deferrable',
      '"aId" text not null references "circles__a" ("id") deferrable',
      '"parentId" text not null references "circles__category" ("id") deferrable',
    ]) {
      expect(circles).toContain(reference);
    }
    expect(circles).toContain(
      '"categoryId" text not null references "circles__category" ("id"),',
    );
  });

  test('leave out a bound that SQLite would read inexactly', () => {
    const plan = aPlan({
      entities: [
        aPlanEntity({
          name: 'Fine',
          fields: [
            aPlanField({
              name: 'x',
              type: 'number',
              min: 0.1234567890123456,
              max: 0.5,
            }),
          ],
        }),
      ],
    });
    expect(contentOf(dbTemplate(plan).files, 'src/db/migrations.ts')).toContain(
      '"x" real not null check ("x" <= 0.5)',
    );
  });

  test('tell apart columns that differ by case alone', () => {
    const fields = ['dueOn', 'dueon', 'ID'].map((name) => aPlanField({ name }));
    const plan = aPlan({ entities: [aPlanEntity({ name: 'Odd', fields })] });
    const { files: odd } = dbTemplate(plan);
    const sql = contentOf(odd, 'src/db/migrations.ts');
    expect(sql).toContain('"dueOn" text');
    expect(sql).toContain('"dueon_" text');
    expect(sql).toContain('"ID_" text');
    expect(contentOf(odd, 'src/db/odd-row.ts')).toContain(
      "dueon: row['dueon_']",
    );
  });
});

describe('the statements', () => {
  test('are constants', () => {
    for (const { path, content } of files) {
      if (path.startsWith('src/')) {
        expect(content).not.toMatch(/(?<!\\)\$\{/);
      }
    }
  });

  test('list in the order of the plan: choices as planned, what is not set last', () => {
    expect(repository).toContain(
      `order by case "status" when 'open' then 0 when 'it''s \\\`done\\\`' then 1 end, "estimate" nulls last, rowid desc`,
    );
  });

  test('name the row by a name that no column has', () => {
    const plan = aPlan({
      entities: [
        aPlanEntity({ name: 'Odd', fields: [aPlanField({ name: 'rowid' })] }),
      ],
    });
    expect(
      contentOf(dbTemplate(plan).files, 'src/db/odd-repository.ts'),
    ).toContain('order by "createdAt" desc, _rowid_ desc');
  });

  test('compare an optional field so that NULL equals NULL', () => {
    expect(repository).toContain('where "projectId" is :projectId');
  });

  test('do not count what refers to itself', () => {
    const { files: circles } = dbTemplate(circularPlan());
    expect(contentOf(circles, 'src/db/category-repository.ts')).toContain(
      'where "parentId" = :id and "id" <> :id',
    );
    expect(repository).not.toContain('"id" <> :id');
  });
});

describe('an entity of another slice', () => {
  const rooms = {
    name: 'my-rooms',
    intent: 'Keep rooms.',
    entities: [{ name: 'BigRoom', fields: [{ name: 'name', type: 'string' }] }],
  };
  const stays = {
    name: 'stays',
    intent: 'Keep stays.',
    entities: [
      {
        name: 'Stay',
        fields: [
          { name: 'roomId', type: 'reference', entity: 'my-rooms/BigRoom' },
        ],
      },
    ],
  };
  const foreign = dbTemplate(planOf(stays, [rooms])).files;

  test('has no table here; a reference to it is a foreign key', () => {
    const sql = contentOf(foreign, 'src/db/migrations.ts');
    expect(sql.match(/create table \S+/g)).toEqual([
      'create table "stays__stay"',
    ]);
    expect(sql).toContain(
      '"roomId" text not null references "my_rooms__big_room" ("id")',
    );
  });

  test('is read and not written', () => {
    const code = [
      contentOf(foreign, 'src/db/big-room-repository.ts'),
      contentOf(foreign, 'src/db/big-room-row.ts'),
    ].join('\n');
    expect(code).toContain('from "my_rooms__big_room"');
    expect(code).not.toMatch(/insert|update "|delete from|toBigRoomRow/);
  });
});
