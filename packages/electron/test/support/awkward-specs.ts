const field = (
  name: string,
  rest: object = { type: 'string', maxLength: 40 },
) => ({
  name,
  ...rest,
});

const spec = (
  name: string,
  entities: readonly object[],
  operations: readonly (string | object)[] = [
    'list',
    'get',
    'create',
    'update',
    'remove',
  ],
) => ({ name, intent: `Keep ${name}.`, entities, operations });

/** Specs that are awkward on purpose, each in its own way; see the names. */
export const AWKWARD: Readonly<Record<string, object>> = {
  keywords: spec('order', [
    {
      name: 'Class',
      fields: [
        'order',
        'group',
        'class',
        'index',
        'select',
        'default',
        'from',
        'where',
      ].map((name) => field(name)),
      orderBy: ['order', '-group'],
      search: ['select', 'where'],
    },
  ]),
  references: spec('shop', [
    { name: 'Customer', fields: [field('name')] },
    {
      name: 'Order',
      fields: [
        field('number', { type: 'integer', unique: true }),
        field('customerId', { type: 'reference', entity: 'Customer' }),
      ],
    },
    {
      name: 'OrderLine',
      fields: [
        field('orderId', { type: 'reference', entity: 'Order' }),
        field('product'),
        field('amount', { type: 'number', min: 0.5 }),
      ],
    },
  ]),
  'self-reference': spec('folders', [
    {
      name: 'Folder',
      fields: [
        field('name'),
        field('parentId', {
          type: 'reference',
          entity: 'Folder',
          optional: true,
        }),
      ],
    },
  ]),
  'mutual-references': spec('teams', [
    {
      name: 'Team',
      fields: [
        field('name'),
        field('leadId', {
          type: 'reference',
          entity: 'Person',
          optional: true,
        }),
      ],
    },
    {
      name: 'Person',
      fields: [
        field('name'),
        field('teamId', { type: 'reference', entity: 'Team' }),
      ],
    },
  ]),
  'one-field': spec(
    'words',
    [{ name: 'Word', fields: [field('word')] }],
    ['list', 'create'],
  ),
  'read-only': spec(
    'logs',
    [{ name: 'Log', fields: [field('line', { type: 'text' })] }],
    ['list', 'get'],
  ),
  'create-only': spec(
    'votes',
    [{ name: 'Vote', fields: [field('yes', { type: 'boolean' })] }],
    ['create'],
  ),
  'near-equal-names': spec('people', [
    { name: 'Person', fields: [field('name')], search: ['name'] },
    { name: 'People', fields: [field('name')], search: ['name'] },
    { name: 'PersonInput', fields: [field('name')] },
    { name: 'NewPerson', fields: [field('name')] },
  ]),
  'other-scripts': spec('sizes', [
    {
      name: 'Size',
      fields: [
        field('label', {
          type: 'string',
          maxLength: 40,
          default: 'Größe „M“ — 中',
        }),
        field('kind', {
          type: 'enum',
          values: ['größer', 'ähnlich', "it's", '`x` ${y}', '*/', '日本'],
          default: '日本',
        }),
      ],
    },
  ]),
  'twenty-fields': spec('forms', [
    {
      name: 'Form',
      fields: [
        ...Array.from({ length: 12 }, (_, index) =>
          field(`text${String(index)}`, {
            type: 'string',
            optional: index % 2 === 0,
          }),
        ),
        field('a', { type: 'text', unique: true }),
        field('b', { type: 'boolean', optional: true, default: true }),
        field('c', {
          type: 'integer',
          min: -5,
          max: 5,
          optional: true,
          default: 0,
        }),
        field('d', { type: 'number', optional: true }),
        field('e', { type: 'enum', values: ['x'], unique: true }),
        field('f', { type: 'date', optional: true }),
        field('g', { type: 'datetime', unique: true }),
        field('h', { type: 'date', default: '2026-02-28' }),
      ],
      orderBy: ['b', '-c', 'f'],
    },
  ]),
  globals: spec('date', [
    { name: 'Date', fields: [field('map', { type: 'date' })] },
    {
      name: 'Map',
      fields: [field('date', { type: 'reference', entity: 'Date' })],
    },
    { name: 'Error', fields: [field('error')] },
  ]),
  'entities-of-other-slices': spec('visits', [
    {
      name: 'Contact',
      fields: [
        // Of another slice, of its own, with a name that is taken, and with a heading that need not be there.
        field('personId', {
          type: 'reference',
          entity: 'contacts/Contact',
          unique: true,
        }),
        field('previousId', {
          type: 'reference',
          entity: 'Contact',
          optional: true,
        }),
        field('classId', { type: 'reference', entity: 'order/Class' }),
        field('formId', {
          type: 'reference',
          entity: 'forms/Form',
          optional: true,
        }),
        field('mapId', { type: 'reference', entity: 'date/Map' }),
      ],
      orderBy: ['personId'],
    },
  ]),
  'queries-and-commands': spec(
    'todos',
    [
      {
        name: 'Todo',
        fields: [
          field('title'),
          field('status', {
            type: 'enum',
            values: ['open', 'done'],
            default: 'open',
          }),
          field('urgent', { type: 'boolean', default: false }),
          field('dueOn', { type: 'date', optional: true }),
        ],
      },
    ],
    [
      'list',
      'create',
      {
        name: 'listByStatus',
        entity: 'Todo',
        kind: 'query',
        where: ['status'],
      },
      {
        name: 'findDue',
        entity: 'Todo',
        kind: 'query',
        where: ['dueOn', 'urgent'],
      },
      {
        name: 'complete',
        entity: 'Todo',
        kind: 'command',
        set: { status: 'done', dueOn: null },
      },
    ],
  ),
};
