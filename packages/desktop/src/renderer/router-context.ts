import type { QueryClient } from '@tanstack/react-query';
import type { SliceLink } from './slice-link';
import type { SliceApis } from './slices.routes.gen';

/** What a route's loader and component may use. */
export interface RouterContext {
  readonly queryClient: QueryClient;
  readonly apis: SliceApis;
  /** Every slice of the app, in the order in which a person sees them. */
  readonly slices: readonly SliceLink[];
}
