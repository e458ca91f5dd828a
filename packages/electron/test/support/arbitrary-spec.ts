import fc from 'fast-check';

/** Names that are awkward somewhere: keywords of JavaScript and SQL, globals, words that templates use. */
const FIELD_NAMES = [
  ...['title', 'name', 'order', 'group', 'class', 'index', 'select', 'default'],
  ...['from', 'where', 'function', 'delete', 'new', 'return', 'table', 'then'],
  ...['values', 'key', 'ref', 'children', 'search', 'patch', 'input', 'row'],
  ...['rowid', 'now', 'form', 'submit', 'reset', 'action', 'label', 'type'],
  ...['async', 'await', 'let', 'static', 'null', 'true', 'undefined', 'eval'],
  ...['arguments', 'dueOn', 'isDone', 'a', 'x1', 'firstName', 'nodeName'],
  ...['length', 'api', 'status', 'limit', 'parentId', 'ownerId', 'owner'],
];
const ENTITY_NAMES = [
  ...['Note', 'Notes', 'NewNote', 'NoteInput', 'NoteDraft', 'Person', 'People'],
  ...['Order', 'OrderLine', 'Class', 'Group', 'Index', 'Select', 'Default'],
  ...['Date', 'Map', 'Error', 'Object', 'Promise', 'Record', 'Symbol', 'Form'],
  ...['Element', 'Event', 'Search', 'List', 'Function', 'String', 'Category'],
  ...['Status', 'A', 'X1', 'Api', 'Row', 'Partial', 'Slice', 'Page', 'Query'],
  ...['Json', 'IpcError', 'Service', 'Migration', 'Fragment', 'Item', 'Store'],
];
const SLICE_NAMES = [
  ...['notes', 'note', 'my-tasks', 'order', 'class', 'default', 'index', 'a'],
  ...['date', 'map', 'people', 'x1', 'search', 'api', 'select-from', 'react'],
];
const VALUES = [
  ...['open', 'done', 'in progress', 'Größe', '日本', "it's", 'say "hi"'],
  ...['`tick`', '${x}', 'back\\slash', '*/', 'null', 'a;b', '<b>', '100%'],
];
const STANDARD = ['list', 'get', 'create', 'update', 'remove'];

const range = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 100 }))
  .map(([min, size]) => ({ min, max: min + size }));

const values = fc.uniqueArray(fc.constantFrom(...VALUES), {
  minLength: 1,
  maxLength: 4,
});

/** What a field says besides its name. */
const fieldType = (entities: readonly string[]): fc.Arbitrary<object> =>
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom<object>(
          { type: 'string' },
          { type: 'string', maxLength: 1 },
          { type: 'string', maxLength: 60, default: "it's `x` ${y}" },
          { type: 'text' },
          { type: 'text', default: '' },
          { type: 'text', maxLength: 500 },
          { type: 'boolean' },
          { type: 'boolean', default: false },
          { type: 'boolean', default: true },
          { type: 'integer' },
          { type: 'number' },
          { type: 'number', min: 0.5, max: 2.5 },
          { type: 'number', default: 1.25 },
          { type: 'date' },
          { type: 'date', default: '2026-02-28' },
          { type: 'datetime' },
          { type: 'datetime', default: '2026-02-28T01:02:03.004Z' },
        ),
        range.map((bounds) => ({ type: 'integer', ...bounds })),
        range.map((bounds) => ({
          type: 'integer',
          ...bounds,
          default: bounds.max,
        })),
        values.map((list) => ({ type: 'enum', values: list })),
        values.map((list) => ({
          type: 'enum',
          values: list,
          default: list[0],
        })),
        fc
          .constantFrom(...entities)
          .map((entity) => ({ type: 'reference', entity })),
      ),
      fc.record(
        { optional: fc.boolean(), unique: fc.boolean() },
        { requiredKeys: [] },
      ),
    )
    .map(([type, flags]) => ({ ...type, ...flags }));

interface Named {
  readonly name: string;
  readonly type: string;
}

const fields = (entities: readonly string[]): fc.Arbitrary<readonly Named[]> =>
  fc
    .uniqueArray(fc.constantFrom(...FIELD_NAMES), {
      minLength: 1,
      maxLength: 6,
      selector: (name) => name.toLowerCase(),
    })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fieldType(entities).map((rest) => ({ type: '', ...rest, name })),
        ),
      ),
    );

const entity = (
  name: string,
  all: readonly string[],
): fc.Arbitrary<{ readonly name: string; readonly fields: readonly Named[] }> =>
  fields(all).chain((list) => {
    const names = list.map((field) => field.name);
    const searchable = list
      .filter(({ type }) => type === 'string' || type === 'text')
      .map((field) => field.name);
    return fc.record(
      {
        name: fc.constant(name),
        fields: fc.constant(list),
        orderBy: fc.uniqueArray(
          fc
            .tuple(
              fc.constantFrom('', '-'),
              fc.constantFrom(...names, 'createdAt', 'updatedAt'),
            )
            .map((parts) => parts.join('')),
          {
            minLength: 1,
            maxLength: 2,
            selector: (text) => text.replace('-', ''),
          },
        ),
        search: fc.subarray(searchable),
      },
      { requiredKeys: ['name', 'fields'] },
    );
  });

/**
 * A valid slice.json that the scaffold agent can build, as plain JSON: up to three entities that may refer to
 * each other and to themselves, any subset of the standard operations, sometimes a query.
 */
export const arbitrarySpec: fc.Arbitrary<object> = fc
  .uniqueArray(fc.constantFrom(...ENTITY_NAMES), {
    minLength: 1,
    maxLength: 3,
    selector: (name) => name.toLowerCase(),
  })
  .chain((names) =>
    fc.record({
      name: fc.constantFrom(...SLICE_NAMES),
      intent: fc.constantFrom('Keep things.', 'Größe */ ${x} `y`'),
      entities: fc.tuple(...names.map((name) => entity(name, names))),
      standard: fc.subarray(STANDARD, { minLength: 1 }),
      query: fc.option(fc.nat(), { nil: undefined }),
    }),
  )
  .map(({ standard, query, entities, ...rest }) => {
    const first = entities[0];
    const field = first?.fields[(query ?? 0) % first.fields.length];
    const custom =
      query === undefined || !first || !field
        ? []
        : [
            {
              name: 'findSome',
              entity: first.name,
              kind: 'query',
              where: [field.name],
            },
          ];
    return { ...rest, entities, operations: [...standard, ...custom] };
  });
