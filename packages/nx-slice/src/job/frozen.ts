/** Set to `true` or `false`; what `--frozen` on the command line of nx is to the tasks below. */
export const FROZEN = 'NX_SLICE_FROZEN';

/** Whether no agent may be asked: said so, or, where nothing was said, in CI. */
export function isFrozen(env: NodeJS.ProcessEnv): boolean {
  const said = env[FROZEN];
  if (said === undefined || said === '') return isSet(env['CI']);
  return isSet(said);
}

const isSet = (value: string | undefined): boolean =>
  value !== undefined &&
  !['', '0', 'false', 'no'].includes(value.toLowerCase());

/** What a command line says: `--frozen`, `--frozen=false`, `--no-frozen`; `undefined` when nothing. */
export function frozenIn(argv: readonly string[]): boolean | undefined {
  let said: boolean | undefined;
  argv.forEach((word, index) => {
    const [flag, value = argv[index + 1]] = word.split('=', 2);
    if (flag === '--no-frozen') said = false;
    else if (flag === '--frozen') said = value !== 'false';
  });
  return said;
}
