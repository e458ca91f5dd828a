import type { SourceFile } from '@nx-slice/schemas';
import { lines, property } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';
import { searchable, searchableUnion } from './searchable.js';

/** `<slice>-context.tsx`. */
export const contextFile = (model: SliceModel): SourceFile => ({
  path: `src/context/${model.names.kebab}-context.tsx`,
  content:
    searchable(model).length > 0 ? withSearch(model) : withoutSearch(model),
});

const withSearch = (model: SliceModel): string => {
  const { pascal } = model.names;
  return lines(
    `import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';`,
    `import type { ${pascal}Api } from '../contract';`,
    ``,
    `/** Entities whose list can be narrowed. */`,
    `export type ${pascal}Searchable = ${searchableUnion(model)};`,
    ``,
    `/** What the components share. Nothing that main stores: that lives in the query cache. */`,
    `export interface ${pascal}ContextValue {`,
    `  readonly api: ${pascal}Api;`,
    `  /** The text that narrows each list; an empty one shows everything. */`,
    `  readonly search: Readonly<Record<${pascal}Searchable, string>>;`,
    `  readonly setSearch: (entity: ${pascal}Searchable, text: string) => void;`,
    `}`,
    ``,
    `const everything: ${pascal}ContextValue['search'] = { ${searchable(model)
      .map(({ camel }) => `${property(camel)}: ''`)
      .join(', ')} };`,
    ``,
    ...providerHead(pascal),
    `  const [search, setSearch] = useState(everything);`,
    `  const value = useMemo(`,
    `    (): ${pascal}ContextValue => ({`,
    `      api,`,
    `      search,`,
    `      setSearch: (entity, text) => setSearch((current) => ({ ...current, [entity]: text })),`,
    `    }),`,
    `    [api, search],`,
    `  );`,
    ...providerTail(pascal),
  );
};

const withoutSearch = ({ names: { pascal } }: SliceModel): string =>
  lines(
    `import { createContext, useContext, useMemo, type ReactNode } from 'react';`,
    `import type { ${pascal}Api } from '../contract';`,
    ``,
    `/** What the components share. Nothing that main stores: that lives in the query cache. */`,
    `export interface ${pascal}ContextValue {`,
    `  readonly api: ${pascal}Api;`,
    `}`,
    ``,
    ...providerHead(pascal),
    `  const value = useMemo((): ${pascal}ContextValue => ({ api }), [api]);`,
    ...providerTail(pascal),
  );

const providerHead = (pascal: string): readonly string[] => [
  `const ${pascal}Context = createContext<${pascal}ContextValue | null>(null);`,
  ``,
  `export interface ${pascal}ProviderProps {`,
  `  readonly api: ${pascal}Api;`,
  `  readonly children: ReactNode;`,
  `}`,
  ``,
  `export function ${pascal}Provider({ api, children }: ${pascal}ProviderProps) {`,
];

const providerTail = (pascal: string): readonly string[] => [
  `  return <${pascal}Context value={value}>{children}</${pascal}Context>;`,
  `}`,
  ``,
  `/** @throws {Error} outside of a \`${pascal}Provider\` */`,
  `export function use${pascal}Context(): ${pascal}ContextValue {`,
  `  const value = useContext(${pascal}Context);`,
  `  if (!value) throw new Error('use${pascal}Context needs a <${pascal}Provider> around it');`,
  `  return value;`,
  `}`,
];
