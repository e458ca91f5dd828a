import {
  createRootRouteWithContext,
  Link,
  Outlet,
} from '@tanstack/react-router';
import type { RouterContext } from './router-context';

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: AppFrame,
});

/** What stands around every page: the way to each slice. */
function AppFrame() {
  const { slices }: RouterContext = rootRoute.useRouteContext();
  return (
    <>
      {slices.length > 0 && (
        <nav className="app-nav" aria-label="Slices">
          <ul>
            {slices.map(({ path, title }) => (
              <li key={path}>
                <Link to={path}>{title}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Outlet />
    </>
  );
}
