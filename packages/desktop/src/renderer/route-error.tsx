import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';

/** Shown in place of a page that could not be loaded or shown. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const message = error instanceof Error ? error.message : String(error);

  const tryAgain = () => {
    reset();
    void router.invalidate();
  };

  return (
    <main className="app-message">
      <h1>This page cannot be shown</h1>
      <p role="alert">{message}</p>
      <button type="button" onClick={tryAgain}>
        Try again
      </button>
    </main>
  );
}
