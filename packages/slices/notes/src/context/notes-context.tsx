import {
  createContext,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { NotesApi } from '../contract';

/** Entities whose list can be narrowed. */
export type NotesSearchable = 'note';

/** What the components share. Nothing that main stores: that lives in the query cache. */
export interface NotesContextValue {
  readonly api: NotesApi;
  /** The text that narrows each list; an empty one shows everything. */
  readonly search: Readonly<Record<NotesSearchable, string>>;
  readonly setSearch: (entity: NotesSearchable, text: string) => void;
}

const everything: NotesContextValue['search'] = { note: '' };

const NotesContext = createContext<NotesContextValue | null>(null);

export interface NotesProviderProps {
  readonly api: NotesApi;
  readonly children: ReactNode;
}

export function NotesProvider({ api, children }: NotesProviderProps) {
  const [search, setSearch] = useState(everything);
  const value = useMemo(
    (): NotesContextValue => ({
      api,
      search,
      setSearch: (entity, text) =>
        setSearch((current) => ({ ...current, [entity]: text })),
    }),
    [api, search],
  );
  return <NotesContext value={value}>{children}</NotesContext>;
}

/** @throws {Error} outside of a `NotesProvider` */
export function useNotesContext(): NotesContextValue {
  const value = useContext(NotesContext);
  if (!value)
    throw new Error('useNotesContext needs a <NotesProvider> around it');
  return value;
}
