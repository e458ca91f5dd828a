import type { Plan, PlanEntity, SourceFile } from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import { fieldOf } from '../../domain/model/implied-field.js';
import { isSearchable } from '../../domain/model/is-searchable.js';
import {
  repositoryMethods,
  type FieldMethod,
  type QueryMethod,
} from '../../domain/model/repository-methods.js';
import { valueType } from '../../domain/model/value-type.js';
import { foreignName, phrase, sliceNames } from '../../names/index.js';
import { lines, member, property, sqlName, template } from '../../text.js';
import { orderTerms } from './order.js';
import { columnOf, tableOf } from './table.js';

/** `src/db/<entity>-repository.ts`: the port of storage for one entity, on SQL. */
export function repositoryFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan).entity(entity.name);
  const { type, camel, kebab, lower, lowers, labels } = names;
  const { finders, counters, queries } = repositoryMethods(plan, entity);
  const table = tableOf(plan, entity);
  const on = sqlName(table.name);
  const column = (field: string): string => sqlName(columnOf(table, field));
  const columns = table.columns.map((one) => one.column);
  const changes = !isForeign(entity);
  const isSelf = ({ field }: FieldMethod): boolean =>
    field.entity === entity.name;
  const terms = orderTerms(entity, table);
  const order = `order by ${terms.join(terms.join().length > 80 ? ',\n         ' : ', ')}`;

  const searched = entity.search.map(
    (field) => `instr(lower(${column(field)}), lower(:search)) > 0`,
  );
  const list = isSearchable(entity)
    ? [
        'list: (search) =>',
        `db.all(${sql(
          CHAIN,
          `select * from ${on}`,
          `where :search = ''`,
          ...searched.map((test) => `   or ${test}`),
          order,
        )}, { search }).map(to${type}),`,
      ]
    : [
        'list: () =>',
        `db.all(${sql(CHAIN, `select * from ${on}`, order)}).map(to${type}),`,
      ];

  const findBy = (name: string, field: string): readonly string[] => [
    `${name}: (${parameter(field)}) => {`,
    `const row = db.get(${sql(BODY, `select * from ${on} where ${column(field)} = :${parameter(field)}`)}, { ${entry(parameter(field), boundValue(entity, field, parameter(field)))} });`,
    `return row && to${type}(row);`,
    '},',
  ];

  return {
    path: `src/db/${kebab}-repository.ts`,
    content: lines(
      `import type { SqlDatabase } from '@nx-slice/kernel/sql/database';`,
      `import type { ${type} } from '../contract';`,
      changes
        ? `import { to${type}, to${type}Row } from './${kebab}-row';`
        : `import { to${type} } from './${kebab}-row';`,
      '',
      changes
        ? `/** ${labels} as stored. No rules here: those belong to the service. */`
        : `/** ${labels} of the slice "${phrase(foreignName(entity.name)?.slice ?? '')}": for reading, they are that slice's own. */`,
      `export interface ${type}Repository {`,
      listDocs(plan, entity),
      `list(${isSearchable(entity) ? 'search: string' : ''}): ${type}[];`,
      `find(id: string): ${type} | undefined;`,
      finders.map(
        ({ field, method }) =>
          `${method}(${parameter(field.name)}: ${valueType(field)}): ${type} | undefined;`,
      ),
      counters.map((counter) => [
        `/** How many ${isSelf(counter) ? `other ${lowers}` : lowers} refer to it by ${quoted(counter.field.name)}. */`,
        `${counter.method}(id: string): number;`,
      ]),
      queries.map(({ method, where }) => [
        `/** In the order of \`list\`. */`,
        `${method}(${queryInput(entity, where)}): ${type}[];`,
      ]),
      changes && [
        `insert(${camel}: ${type}): void;`,
        `/** \`false\` when no such ${lower} is stored. */`,
        `update(${camel}: ${type}): boolean;`,
        `/** \`false\` when no such ${lower} is stored. */`,
        `remove(id: string): boolean;`,
      ],
      '}',
      '',
      `export function create${type}Repository(db: SqlDatabase): ${type}Repository {`,
      'return {',
      list,
      '',
      findBy('find', 'id'),
      finders.map(({ field, method }) => ['', findBy(method, field.name)]),
      counters.map((counter) => [
        '',
        `${counter.method}: (id) => {`,
        `const row = db.get(${sql(
          BODY,
          `select count(*) as "count" from ${on}`,
          `where ${column(counter.field.name)} = :id${isSelf(counter) ? ' and "id" <> :id' : ''}`,
        )}, { id });`,
        `return Number(row?.['count']);`,
        '},',
      ]),
      queries.map((query) => [
        '',
        queryCode(
          entity,
          query,
          type,
          (where) => sql(CHAIN, `select * from ${on}`, ...where, order),
          column,
        ),
      ]),
      changes && [
        '',
        `insert: (${camel}) => {`,
        `db.run(${sql(
          BODY,
          `insert into ${on}`,
          `  (${columns.map(sqlName).join(', ')})`,
          'values',
          `  (${columns.map((name) => `:${name}`).join(', ')})`,
        )}, to${type}Row(${camel}));`,
        '},',
        '',
        `update: (${camel}) => {`,
        `const { changes } = db.run(${sql(
          BODY,
          `update ${on}`,
          `set ${columns
            .slice(1)
            .map((name) => `${sqlName(name)} = :${name}`)
            .join(',\n    ')}`,
          'where "id" = :id',
        )}, to${type}Row(${camel}));`,
        'return changes === 1;',
        '},',
        '',
        'remove: (id) => {',
        `const { changes } = db.run(${sql(BODY, `delete from ${on} where "id" = :id`)}, { id });`,
        'return changes === 1;',
        '},',
      ],
      '};',
      '}',
      '',
    ),
  };
}

/** One property of an object literal. */
const entry = (name: string, value: string): string =>
  name === value ? name : `${property(name)}: ${value}`;

const quoted = (name: string): string => `\`${name}\``;

/** What a query takes; nothing when it compares nothing. */
function queryInput(entity: PlanEntity, where: readonly string[]): string {
  if (where.length === 0) return '';
  const members = where.map((name) => {
    const field = fieldOf(entity, name);
    return `readonly ${property(name)}: ${valueType(field)}${field.optional ? ' | null' : ''}`;
  });
  return `input: { ${members.join('; ')} }`;
}

/** A field's name as a parameter: some are no variables. */
const parameter = (field: string): string => (field === 'id' ? 'id' : 'value');

/** A statement as one literal; a long one stands on lines of its own, which begin below its first word. */
const sql = (column: number, ...parts: readonly string[]): string =>
  parts.length === 1
    ? `'${parts.join('')}'`
    : template(parts.join('\n').replaceAll('\n', `\n${' '.repeat(column)}`));

/** Columns at which a statement's text begins: in a method's body, and before a chained call. */
const BODY = 9;
const CHAIN = 11;

function queryCode(
  entity: PlanEntity,
  { method, where }: QueryMethod,
  type: string,
  statement: (where: readonly string[]) => string,
  column: (field: string) => string,
): readonly string[] {
  const tests = where.map((name) => `${column(name)} is :${name}`);
  const text = statement(
    tests.map((test, index) => `${index === 0 ? 'where' : '  and'} ${test}`),
  );
  const values = where.map(
    (name) =>
      `${property(name)}: ${boundValue(entity, name, member('input', name))}`,
  );
  return [
    `${method}: (${where.length > 0 ? 'input' : ''}) =>`,
    `db.all(${text}${where.length > 0 ? `, { ${values.join(', ')} }` : ''}).map(to${type}),`,
  ];
}

/** A field's value as SQL takes it. */
function boundValue(entity: PlanEntity, name: string, value: string): string {
  const { type, optional } = fieldOf(entity, name);
  if (type !== 'boolean') return value;
  return optional && value !== 'value'
    ? `${value} === null ? null : Number(${value})`
    : `Number(${value})`;
}

function listDocs(plan: Plan, entity: PlanEntity): readonly string[] {
  const names = sliceNames(plan).entity(entity.name);
  const label = (field: string): string =>
    entity.fields.some(({ name }) => name === field)
      ? names.field(field).lower
      : field;
  const order = entity.orderBy.map(
    ({ field, direction }) =>
      `${label(field)}${direction === 'desc' ? ' (descending)' : ''}`,
  );
  const sinks = entity.orderBy.some(
    ({ field }) => fieldOf(entity, field).optional,
  );
  const text = `By ${order.join(', then ')}, then what was stored last${sinks ? '; what is not set comes last' : ''}.`;
  if (!isSearchable(entity)) return [`/** ${text} */`];
  return [
    '/**',
    ` * ${text}`,
    ` * \`search\` matches ${entity.search.map(label).join(' or ')}, ASCII letters in either case; an empty one matches all.`,
    ' */',
  ];
}
