import type { Applied, Plan } from '@nx-slice/schemas';

export type RefersTo = NonNullable<Applied['refersTo']>;

/** Which fields of a plan point to entities of other slices, in the order of the plan. */
export const refersTo = ({ entities }: Plan): RefersTo =>
  entities.flatMap(({ name, fields }) =>
    fields.flatMap((field) =>
      field.entity?.includes('/')
        ? [{ entity: name, field: field.name, to: field.entity }]
        : [],
    ),
  );

/** The name of the slice in `tasks/Project`. */
export const sliceOf = (to: string): string => to.split('/')[0] ?? to;
