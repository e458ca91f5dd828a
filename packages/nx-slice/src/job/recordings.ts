/** `record` or `replay`; what those flags on the command line of nx are to the tasks below. */
export const RECORDING = 'NX_SLICE_RECORDING';

export type Recording = 'record' | 'replay' | null;

/** What the environment says. */
export function recordingFrom(env: NodeJS.ProcessEnv): Recording {
  const said = env[RECORDING];
  return said === 'record' || said === 'replay' ? said : null;
}

/** What a command line says: `--record`, `--replay`, or `--offline`, which is the same; `null` when nothing. */
export function recordingIn(argv: readonly string[]): Recording {
  let said: Recording = null;
  for (const word of argv) {
    const [flag, value] = word.split('=', 2);
    if (value === 'false') continue;
    if (flag === '--record') said = 'record';
    if (flag === '--replay' || flag === '--offline') said = 'replay';
  }
  return said;
}
