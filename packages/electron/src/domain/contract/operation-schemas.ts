import type { Plan, PlanField, PlanOperation } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { literal, member, property } from '../../text.js';
import { fieldRule, inlineBounds } from '../model/field-rule.js';
import { fieldOf } from '../model/implied-field.js';
import { isSearchable } from '../model/is-searchable.js';
import { isIntentOnly } from '../model/operations.js';
import { trimmedDefault } from '../model/sample-text.js';

/** The code of what an operation takes and of what it answers. */
export interface OperationSchemas {
  readonly input: string;
  readonly output: string;
}

/** Names that the code may use: `onlyId`, `idSchema`, `timestampSchema`, `maxSearchLength`, the entities' schemas and rules. */
export function operationSchemas(
  plan: Plan,
  operation: PlanOperation,
  names: SliceNames,
): OperationSchemas {
  const entity = plan.entities.find(({ name }) => name === operation.entity);
  if (!entity || isIntentOnly(operation)) return described(operation, names);
  const { camel } = names.entity(entity.name);
  const one = `${camel}Schema`;
  switch (operation.kind) {
    case 'list':
      return {
        input: isSearchable(entity)
          ? `z.strictObject({ search: z.string().max(maxSearchLength).default('') })`
          : 'z.strictObject({})',
        output: `z.array(${one})`,
      };
    case 'get':
    case 'command':
      return { input: 'onlyId', output: one };
    case 'create':
      return { input: `${camel}InputSchema`, output: one };
    case 'update':
      return {
        input: `z.strictObject({ id: idSchema, patch: ${camel}PatchSchema })`,
        output: one,
      };
    case 'remove':
      return { input: 'onlyId', output: 'onlyId' };
    case 'query': {
      const parts = (operation.where ?? []).map((name) => {
        const field = fieldOf(entity, name);
        const isOwn = entity.fields.includes(field);
        const rule = isOwn
          ? member(`${camel}Rules`, name)
          : fieldRule(field, inlineBounds(field));
        return `${property(name)}: ${rule}${field.optional ? '.nullable()' : ''}`;
      });
      return {
        input: `z.strictObject({ ${parts.join(', ')} })`,
        output: `z.array(${one})`,
      };
    }
  }
}

/** An operation that only its intent describes. */
function described(
  { input, output }: PlanOperation,
  names: SliceNames,
): OperationSchemas {
  const parts = (input ?? []).map(
    (field) =>
      `${property(field.name)}: ${fieldRule(field, inlineBounds(field))}${presence(field)}`,
  );
  return {
    input:
      parts.length === 0
        ? 'z.strictObject({})'
        : `z.strictObject({ ${parts.join(', ')} })`,
    output: outputRule(output, names),
  };
}

const presence = (field: PlanField): string => {
  if (field.default !== null) {
    return `.default(${literal(trimmedDefault(field))})`;
  }
  return field.optional ? '.optional()' : '';
};

/** A field's type, an entity's name, or nothing at all. */
function outputRule(output: string | null, names: SliceNames): string {
  switch (output) {
    case null:
      return 'z.null()';
    case 'string':
    case 'text':
    case 'enum':
      return 'z.string()';
    case 'boolean':
      return 'z.boolean()';
    case 'integer':
      return 'z.int()';
    case 'number':
      return 'z.number()';
    case 'date':
      return 'z.iso.date()';
    case 'datetime':
      return 'timestampSchema';
    case 'reference':
      return 'idSchema';
    default:
      return `${names.entity(output).camel}Schema`;
  }
}
