import type { QueryClient } from '@tanstack/react-query';
import type { NotesApi } from '../contract';
import { listNotesQuery } from './queries';

/**
 * Route loader: has every list ready that the page shows first. One that cannot be read does not keep the
 * page away: it says in its place why.
 */
export async function loadNotes(
  queryClient: QueryClient,
  api: NotesApi,
): Promise<void> {
  await Promise.allSettled([
    queryClient.ensureQueryData(listNotesQuery(api, {})),
  ]);
}
