import { isForeign } from '../../domain/model/foreign.js';
import type { EntityModel } from '../front-end/slice-model.js';

/** Components that stand in the main part of the page, from top to bottom. */
export const partsOf = (entity: EntityModel): readonly string[] => {
  if (isForeign(entity)) return [];
  const { type, create, list, queries } = entity;
  return [
    ...(create ? [`${type}Form`] : []),
    ...(list ? [`${type}List`] : []),
    ...queries.map(({ pascal }) => `${pascal}Panel`),
  ];
};
