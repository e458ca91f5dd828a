// What the schemas enforce and forms repeat. No zod: the page bundles this file.

/** Bounds of note fields. */
export const noteLimits = {
  title: { maxLength: 120 },
  body: { maxLength: 10000 },
} as const;

export const maxSearchLength = 100;
