import { createRoute, redirect } from '@tanstack/react-router';
import { rootRoute } from './root-route';

/** Where the app starts: the first slice, or why there is none to show. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context: { slices } }) => {
    const [first] = slices;
    if (first) throw redirect({ to: first.path });
  },
  component: NoSlices,
});

function NoSlices() {
  return (
    <main className="app-message">
      <h1>There are no slices yet</h1>
      <p>
        Add one with <code>nx g nx-slice:slice</code>, generate it with{' '}
        <code>nx run slice:generate</code>, then start the app again.
      </p>
    </main>
  );
}
