const ALLOWED = ['PATH', 'SystemRoot', 'LANG'];

/**
 * Where judged code runs, whatever the machine: the same verdict everywhere, and from an hour that is no full one a
 * local time that is taken for UTC is seen.
 */
const TIME_ZONE = 'America/St_Johns';

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
    TZ: TIME_ZONE,
    NODE_ENV: 'test',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
}
