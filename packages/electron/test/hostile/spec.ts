/** A slice in which the evasions fit: its entities are the ones that they speak of. */
export const SPEC = {
  name: 'tasks',
  intent: 'Keep tasks by project.',
  entities: [
    {
      name: 'Project',
      fields: [{ name: 'name', type: 'string', maxLength: 60, unique: true }],
      orderBy: ['name'],
    },
    {
      name: 'Task',
      fields: [
        { name: 'title', type: 'string', maxLength: 200 },
        { name: 'urgent', type: 'boolean', default: false },
        {
          name: 'projectId',
          type: 'reference',
          entity: 'Project',
          optional: true,
        },
      ],
      search: ['title'],
    },
  ],
  operations: ['list', 'get', 'create', 'update', 'remove'],
};
