/** What programs need in order to find themselves, their files and their temporary folder. None of it is a secret. */
const BASE = [
  'PATH',
  'PATHEXT',
  'SystemRoot',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
];

/** What a command is told beside its request, so that a shell script need not read JSON. */
export interface Asked {
  readonly kind: 'plan' | 'layer';
  readonly slice: string;
  /** The layer's name; `plan` when a plan is asked for. */
  readonly layer: string;
  /** Which message of the conversation it is, counted from 1. */
  readonly turn: number;
}

/**
 * The whole environment of a command: an allow-list, so that no secret reaches it but by name.
 *
 * @param names what the workspace lists
 */
export function commandEnvironment(
  environment: Environment,
  names: readonly string[],
  asked: Asked,
): Readonly<Record<string, string>> {
  const passed = [...BASE, ...names].flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(passed),
    NX_SLICE_KIND: asked.kind,
    NX_SLICE_SLICE: asked.slice,
    NX_SLICE_LAYER: asked.layer,
    NX_SLICE_TURN: String(asked.turn),
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;
