import type { LayerPromise } from '@nx-slice/schemas';
import { isForeign } from '../../domain/model/foreign.js';
import type { ComponentModel } from './component-model.js';

/** What the component layer exports: what stands on the page, entity by entity. */
export const exportsOf = ({
  entities,
}: ComponentModel): readonly LayerPromise[] =>
  entities
    .filter((entity) => !isForeign(entity))
    .flatMap(({ type, hasForm, list, isSearchable, panels }) => [
      ...(hasForm ? [`${type}Form`] : []),
      ...(list ? [`${type}List`] : []),
      ...(isSearchable ? [`${type}Search`] : []),
      ...panels.map(({ pascal }) => `${pascal}Panel`),
    ])
    .map((name) => ({ name, kind: 'component', signature: `<${name} />` }));
