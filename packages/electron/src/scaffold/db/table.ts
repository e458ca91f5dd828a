import type { Plan, PlanEntity } from '@nx-slice/schemas';
import { free } from '../../names/free.js';
import { foreignName, sliceNames, snake } from '../../names/index.js';

/** An entity's table as it is named in SQL, all names unquoted. */
export interface Table {
  readonly name: string;
  /** Every column in order: the field that it holds, and its own name. */
  readonly columns: readonly Column[];
  /** SQLite's own number of a row, by a name that no column has. */
  readonly rowid: string;
}

export interface Column {
  readonly field: string;
  /** The field's name. SQL ignores case, so two that differ by case alone cannot both keep theirs. */
  readonly column: string;
}

export function tableOf(plan: Plan, entity: PlanEntity): Table {
  const names = sliceNames(plan);
  const taken = new Set(['id', 'createdat', 'updatedat']);
  const fields = entity.fields.map(({ name }) => ({
    field: name,
    column: free(name, '_', taken, (text) => text.toLowerCase()),
  }));
  const foreign = foreignName(entity.name);
  return {
    // The double underscore keeps the tables of two slices apart. No two entities of a slice share a name in snake case.
    name: foreign
      ? `${snake(foreign.slice)}__${snake(foreign.entity)}`
      : `${names.snake}__${names.entity(entity.name).snake}`,
    columns: [same('id'), ...fields, same('createdAt'), same('updatedAt')],
    rowid:
      ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name)) ?? 'rowid',
  };
}

const same = (name: string): Column => ({ field: name, column: name });

/** The column of a field. */
export const columnOf = ({ columns }: Table, field: string): string =>
  columns.find((one) => one.field === field)?.column ?? field;
