import { createHashHistory, createRouter } from '@tanstack/react-router';
import { homeRoute } from './home-route';
import { rootRoute } from './root-route';
import { RouteError } from './route-error';
import { RouteNotFound } from './route-not-found';
import type { RouterContext } from './router-context';
import { sliceRoutes } from './slices.routes.gen';

/** Hash history: a reload asks for the same file, whatever the page. */
export const createAppRouter = (context: RouterContext) =>
  createRouter({
    routeTree: rootRoute.addChildren([homeRoute, ...sliceRoutes]),
    history: createHashHistory(),
    context,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: RouteNotFound,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
