const title = { name: 'title', type: 'string', maxLength: 60 };

/** Two entities, one of which refers to the other; everything can be done, and something is searched. */
export const tasks = {
  name: 'tasks',
  intent: 'Plan work.',
  entities: [
    { name: 'Project', fields: [{ name: 'name', type: 'string' }] },
    {
      name: 'Task',
      fields: [
        title,
        { name: 'notes', type: 'text', default: '' },
        { name: 'status', type: 'enum', values: ['open', "won't"] },
        { name: 'urgent', type: 'boolean', default: true },
        { name: 'billable', type: 'boolean', optional: true },
        { name: 'estimate', type: 'integer', min: 0, optional: true },
        { name: 'dueOn', type: 'date', optional: true },
        { name: 'startsAt', type: 'datetime' },
        { name: 'projectId', type: 'reference', entity: 'Project' },
      ],
      search: ['title'],
    },
  ],
  operations: [
    'list',
    'get',
    'create',
    'update',
    'remove',
    { name: 'listByStatus', entity: 'Task', kind: 'query', where: ['status'] },
    { name: 'close', entity: 'Task', kind: 'command', set: { urgent: false } },
  ],
};

/** One entity with one field, and these operations. */
export const notesWith = (...operations: readonly (string | object)[]) => ({
  name: 'notes',
  intent: 'Keep notes.',
  entities: [{ name: 'Note', fields: [title] }],
  operations,
});
