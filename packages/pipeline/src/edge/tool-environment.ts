const ALLOWED = ['PATH', 'SystemRoot', 'LANG', 'TZ'];

/** The environment of the checks' child processes: an allow-list, so that no secret reaches judged code. */
export function toolEnvironment(
  folder: string,
): Readonly<Record<string, string>> {
  const kept = ALLOWED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    USERPROFILE: folder,
    TMPDIR: folder,
    NODE_ENV: 'test',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
}
