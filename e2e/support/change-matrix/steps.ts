/** What an agent is asked for, in the order in which the table names it. */
export const STEPS = [
  'plan',
  'db',
  'main',
  'ipc',
  'renderer',
  'context',
  'component',
  'layout',
] as const;

export type Step = (typeof STEPS)[number];

/** Steps in the order of `STEPS`; one that is there twice stays twice, for it was paid for twice. */
export const inOrder = (steps: readonly string[]): readonly string[] =>
  [...steps].sort(
    (a, b) =>
      STEPS.findIndex((step) => step === a) -
      STEPS.findIndex((step) => step === b),
  );
