import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './query-client';
import { createAppRouter } from './router';
import {
  createSliceApis,
  sliceLinks,
  type SliceBridges,
} from './slices.routes.gen';

declare global {
  interface Window {
    /** Set by the preload. Its own types would bring Node's globals into this program. */
    readonly bridges: SliceBridges;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const router = createAppRouter({
  queryClient,
  apis: createSliceApis(window.bridges),
  slices: sliceLinks,
});

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
