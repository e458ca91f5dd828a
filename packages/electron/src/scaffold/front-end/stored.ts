import { plainOperationsOn } from '../../domain/model/operations.js';
import { property } from '../../text.js';
import type { SliceModel } from './slice-model.js';

/** What the fake api is given to start with, as an argument: entries by entity, as code. Empty when it keeps none. */
export function storedArgument(
  { plan, names }: SliceModel,
  entries: (entity: string) => readonly string[],
): string {
  const used = plan.entities.filter(
    (entity) => plainOperationsOn(plan, entity).length > 0,
  );
  const keeps = used.some((entity) =>
    plainOperationsOn(plan, entity).some(({ kind }) => kind !== 'remove'),
  );
  const parts = used.flatMap(({ name }) => {
    const list = entries(name);
    return list.length > 0
      ? [`${property(names.entity(name).camel)}: [${list.join(', ')}]`]
      : [];
  });
  return keeps && parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}

/** One entry of each entity. */
export const oneOfEach = (model: SliceModel): string =>
  storedArgument(model, (name) => [`a${model.names.entity(name).type}()`]);
