import type { Plan } from '@nx-slice/schemas';
import { aPlan, aPlanEntity, aPlanField, aPlanOperation } from './a-plan.js';

const standard = (
  entity: string,
  several: string,
): readonly ReturnType<typeof aPlanOperation>[] => [
  aPlanOperation({ name: `list${several}`, kind: 'list', entity }),
  aPlanOperation({ name: `get${entity}`, kind: 'get', entity }),
  aPlanOperation({ name: `create${entity}`, kind: 'create', entity }),
  aPlanOperation({ name: `update${entity}`, kind: 'update', entity }),
  aPlanOperation({ name: `remove${entity}`, kind: 'remove', entity }),
];

/** Two entities, of which one refers to the other, with a query and a command: something of everything. */
export const tasksPlan = (): Plan =>
  aPlan({
    name: 'tasks',
    entities: [
      aPlanEntity({
        name: 'Project',
        fields: [aPlanField({ name: 'name', maxLength: 60, unique: true })],
        orderBy: [{ field: 'name', direction: 'asc' }],
      }),
      aPlanEntity({
        name: 'Task',
        fields: [
          aPlanField({ name: 'title', maxLength: 200 }),
          aPlanField({
            name: 'status',
            type: 'enum',
            values: ['open', "it's `done`"],
            default: 'open',
          }),
          aPlanField({
            name: 'estimate',
            type: 'integer',
            min: 0,
            max: 100,
            optional: true,
          }),
          aPlanField({ name: 'urgent', type: 'boolean', default: false }),
          aPlanField({
            name: 'projectId',
            type: 'reference',
            entity: 'Project',
            optional: true,
          }),
        ],
        orderBy: [
          { field: 'status', direction: 'asc' },
          { field: 'estimate', direction: 'asc' },
        ],
        search: ['title'],
      }),
    ],
    operations: [
      ...standard('Project', 'Projects'),
      ...standard('Task', 'Tasks'),
      aPlanOperation({
        name: 'tasksOf',
        kind: 'query',
        entity: 'Task',
        where: ['projectId'],
      }),
      aPlanOperation({
        name: 'hurry',
        kind: 'command',
        entity: 'Task',
        set: [
          { field: 'urgent', value: true },
          { field: 'estimate', value: null },
        ],
      }),
    ],
  });

/** The least that a plan can be: one field, and nothing but creating. */
export const createOnlyPlan = (): Plan =>
  aPlan({
    name: 'marks',
    entities: [
      aPlanEntity({
        name: 'Mark',
        fields: [aPlanField({ name: 'set', type: 'boolean' })],
      }),
    ],
    operations: [
      aPlanOperation({ name: 'createMark', kind: 'create', entity: 'Mark' }),
    ],
  });

/** Rows that can only be stored together: A needs B, B needs A, and a category needs a category. */
export const circularPlan = (): Plan =>
  aPlan({
    name: 'circles',
    entities: [
      aPlanEntity({
        name: 'A',
        fields: [aPlanField({ name: 'bId', type: 'reference', entity: 'B' })],
      }),
      aPlanEntity({
        name: 'B',
        fields: [aPlanField({ name: 'aId', type: 'reference', entity: 'A' })],
      }),
      aPlanEntity({
        name: 'Category',
        fields: [
          aPlanField({
            name: 'parentId',
            type: 'reference',
            entity: 'Category',
          }),
        ],
      }),
      aPlanEntity({
        name: 'Leaf',
        fields: [
          aPlanField({
            name: 'categoryId',
            type: 'reference',
            entity: 'Category',
          }),
        ],
      }),
    ],
    operations: ['A', 'B', 'Category', 'Leaf'].flatMap((entity) =>
      standard(entity, `${entity}s`),
    ),
  });
