// Generated from the slices of this workspace. Edits are overwritten.
import { createClient } from '@nx-slice/kernel/ipc/client';
import type { Bridge } from '@nx-slice/kernel/ipc/contract';
import { createRoute } from '@tanstack/react-router';
import { createElement } from 'react';
import type {
  NotesApi,
  NotesContract,
} from '../../../slices/notes/src/contract';
import { NotesPage } from '../../../slices/notes/src/layout';
import { loadNotes } from '../../../slices/notes/src/renderer';
import { rootRoute } from './root-route';
import type { SliceLink } from './slice-link';

/** What the preload puts on `window.bridges`. */
export interface SliceBridges {
  readonly notes: Bridge<NotesContract>;
}

export interface SliceApis {
  readonly notes: NotesApi;
}

export const createSliceApis = (bridges: SliceBridges): SliceApis => ({
  notes: createClient<NotesContract>(bridges.notes),
});

export const sliceRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/notes',
    loader: ({ context }) => loadNotes(context.queryClient, context.apis.notes),
    component: () =>
      createElement(NotesPage, { api: rootRoute.useRouteContext().apis.notes }),
  }),
] as const;

export const sliceLinks: readonly SliceLink[] = [
  { path: '/notes', title: 'Notes' },
];
