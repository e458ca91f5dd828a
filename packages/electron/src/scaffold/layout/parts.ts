import type { EntityModel } from '../front-end/slice-model.js';

/** Components that stand in the main part of the page, from top to bottom. */
export const partsOf = ({
  type,
  create,
  list,
  queries,
}: EntityModel): readonly string[] => [
  ...(create ? [`${type}Form`] : []),
  ...(list ? [`${type}List`] : []),
  ...queries.map(({ pascal }) => `${pascal}Panel`),
];
