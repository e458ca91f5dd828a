import { Link } from '@tanstack/react-router';

/** Shown for an address that no slice has. */
export function RouteNotFound() {
  return (
    <main className="app-message">
      <h1>There is no such page</h1>
      <p>
        <Link to="/">Go to the start</Link>
      </p>
    </main>
  );
}
