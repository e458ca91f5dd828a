import type { LayerPromise } from '@nx-slice/schemas';
import type { SliceModel } from '../front-end/slice-model.js';
import { searchable, searchableUnion } from './searchable.js';

/** What the context exports, one entry per name. */
export function promises(model: SliceModel): readonly LayerPromise[] {
  const { pascal } = model.names;
  const hasSearch = searchable(model).length > 0;
  return [
    {
      name: `${pascal}ContextValue`,
      kind: 'type',
      signature: hasSearch
        ? `interface ${pascal}ContextValue { api: ${pascal}Api; search: Record<${pascal}Searchable, string>; setSearch(entity: ${pascal}Searchable, text: string): void }`
        : `interface ${pascal}ContextValue { api: ${pascal}Api }`,
    },
    {
      name: `${pascal}Provider`,
      kind: 'component',
      signature: `<${pascal}Provider api={api}>{children}</${pascal}Provider>`,
    },
    {
      name: `${pascal}ProviderProps`,
      kind: 'type',
      signature: `interface ${pascal}ProviderProps { api: ${pascal}Api; children: ReactNode }`,
    },
    ...(hasSearch
      ? [
          {
            name: `${pascal}Searchable`,
            kind: 'type',
            signature: `type ${pascal}Searchable = ${searchableUnion(model)}`,
          },
        ]
      : []),
    {
      name: `use${pascal}Context`,
      kind: 'hook',
      signature: `use${pascal}Context(): ${pascal}ContextValue`,
    },
  ];
}
