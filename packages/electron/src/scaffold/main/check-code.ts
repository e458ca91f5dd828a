import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import { checksOf } from '../../domain/model/checks-of.js';
import { repositoryMethods } from '../../domain/model/repository-methods.js';
import type { SliceNames } from '../../names/index.js';
import { lines, member } from '../../text.js';

/** A function that refuses taken values of unique fields, and references that lead nowhere. */
export function checkCode(
  plan: Plan,
  entity: PlanEntity,
  names: SliceNames,
): string {
  const { camel, type, lower, field: fieldNames } = names.entity(entity.name);
  const { references } = checksOf(entity);
  const { finders } = repositoryMethods(plan, entity);
  const isSet = ({ name, optional }: PlanField): string =>
    optional ? `${member(camel, name)} !== undefined && ` : '';

  const unique = finders.map(({ field, method }) => {
    const value = member(camel, field.name);
    const label = fieldNames(field.name).lower;
    return [
      `if (${isSet(field)}isAnother(store.${camel}.${method}(${value}), ${camel})) {`,
      `throw new ConflictError(\`Another ${lower} already has the ${label} "\${${value}}"\`);`,
      '}',
    ];
  });
  const exists = references.map(({ field, to }) => {
    const target = names.entity(to);
    const value = member(camel, field.name);
    return [
      `if (${isSet(field)}!store.${target.camel}.find(${value})) {`,
      `throw new ConflictError(\`There is no ${target.lower} \${${value}}\`);`,
      '}',
    ];
  });
  return lines(
    unique.length > 0 && exists.length > 0
      ? '/** What is unique must be free, and what it refers to must exist. */'
      : exists.length > 0
        ? '/** What it refers to must exist. */'
        : '/** What is unique must be free. */',
    `const check = (${camel}: ${type}): void => {`,
    unique,
    exists,
    '};',
  );
}
