/** What the preload puts there, as code in the page sees it: functions by slice and operation. */
declare global {
  interface Window {
    readonly bridges: Readonly<
      Record<
        string,
        Readonly<Record<string, (...input: unknown[]) => Promise<unknown>>>
      >
    >;
  }
}

export {};
