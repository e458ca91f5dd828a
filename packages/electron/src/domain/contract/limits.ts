import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { sliceNames } from '../../names/index.js';
import { lines, literal, property, quote } from '../../text.js';
import { takesSearch } from '../model/takes-search.js';

const MAX_SEARCH_LENGTH = 100;

const boundsOf = (field: PlanField): string | undefined => {
  const parts = (['maxLength', 'min', 'max'] as const).flatMap((part) => {
    const bound = field[part];
    return bound === null ? [] : [`${part}: ${literal(bound)}`];
  });
  return parts.length === 0 ? undefined : `{ ${parts.join(', ')} }`;
};

/** The fields of an entity that have bounds, with the code of these. */
export const boundedFields = (
  entity: PlanEntity,
): readonly { readonly field: PlanField; readonly bounds: string }[] =>
  entity.fields.flatMap((field) => {
    const bounds = boundsOf(field);
    return bounds === undefined ? [] : [{ field, bounds }];
  });

export const enumFields = (entity: PlanEntity): readonly PlanField[] =>
  entity.fields.filter(({ type }) => type === 'enum');

export function limitsFile(plan: Plan): SourceFile {
  const names = sliceNames(plan);
  const constants = plan.entities.flatMap((entity) => {
    const { camel, lower } = names.entity(entity.name);
    const bounded = boundedFields(entity);
    const chosen = enumFields(entity);
    return [
      bounded.length > 0 && [
        '',
        `/** Bounds of ${lower} fields. */`,
        `export const ${camel}Limits = {`,
        bounded.map(
          ({ field, bounds }) => `${property(field.name)}: ${bounds},`,
        ),
        '} as const;',
      ],
      chosen.length > 0 && [
        '',
        `/** What ${lower} fields may be, in the order in which they are offered. */`,
        `export const ${camel}Values = {`,
        chosen.map(
          ({ name, values }) =>
            `${property(name)}: [${(values ?? []).map(quote).join(', ')}],`,
        ),
        '} as const;',
      ],
    ];
  });
  const search = takesSearch(plan) && [
    '',
    `export const maxSearchLength = ${String(MAX_SEARCH_LENGTH)};`,
  ];
  const isEmpty = lines(constants, search) === '';
  return {
    path: 'src/contract/limits.ts',
    content: lines(
      '// What the schemas enforce and forms repeat. No zod: the page bundles this file.',
      constants,
      search,
      isEmpty && 'export {};',
      '',
    ),
  };
}
