import { quote } from '../../text.js';
import type { EntityModel, SliceModel } from '../front-end/slice-model.js';

export const searchable = ({ entities }: SliceModel): readonly EntityModel[] =>
  entities.filter(({ isSearchable }) => isSearchable);

/** `'project' | 'task'`. */
export const searchableUnion = (model: SliceModel): string =>
  searchable(model)
    .map(({ camel }) => quote(camel))
    .join(' | ');
