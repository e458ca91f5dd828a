/**
 * What the router needs of a page and jsdom does not have. Import this before the router.
 * A redirect of TanStack Router is a `Response` that nobody sends.
 */
class StandInResponse {
  readonly status: number;
  readonly headers: Headers;

  constructor(_body: null, { status, headers }: ResponseInit) {
    this.status = status ?? 200;
    this.headers = new Headers(headers);
  }
}

Object.assign(globalThis, {
  Response: StandInResponse,
  scrollTo: () => undefined,
});

export {};
