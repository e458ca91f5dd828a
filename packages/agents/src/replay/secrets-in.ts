const SECRET_NAME =
  /key|token|secret|passw(or)?d|passphrase|credential|authorization/i;

/** Shorter values are words and numbers that stand everywhere: taking them out would leave nothing to read. */
const MIN_LENGTH = 8;

/**
 * The values of an environment that nobody else may read: those whose names look like it, and those that are named.
 *
 * @param names whatever they look like
 */
export const secretsIn = (
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = [],
): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined &&
    value.length >= MIN_LENGTH &&
    (names.includes(name) || SECRET_NAME.test(name))
      ? [value]
      : [],
  );
