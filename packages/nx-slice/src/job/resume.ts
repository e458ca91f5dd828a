/** Set to `true`; what `--resume` on the command line of nx is to the tasks below. */
export const RESUME = 'NX_SLICE_RESUME';

/** Whether conversations that were interrupted are to be gone on with. */
export const isResume = (env: NodeJS.ProcessEnv): boolean =>
  env[RESUME] === 'true';

/** What a command line says: `--resume`, `--resume=false`; `undefined` when nothing. */
export function resumeIn(argv: readonly string[]): boolean | undefined {
  let said: boolean | undefined;
  for (const word of argv) {
    const [flag, value] = word.split('=', 2);
    if (flag === '--resume') said = value !== 'false';
    if (flag === '--no-resume') said = false;
  }
  return said;
}
