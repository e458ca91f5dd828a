import { inOrder, type Mounts } from './mounts.js';

export interface ContainerRequest extends Mounts {
  readonly name: string;
  readonly image: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly temporary: readonly string[];
  /** Numbers of the user and the group as whom it runs; `undefined` where the system has none. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  readonly processes: number;
  /** Bytes. */
  readonly memory: number;
}

/** Bytes. */
const TEMPORARY_SIZE = 256 * 1024 * 1024;

/** The same command for docker and podman: no network, nothing to write to, the folders under their own names. */
export const containerArguments = (
  request: ContainerRequest,
): readonly string[] => [
  'run',
  '--rm',
  '--interactive',
  '--init',
  // An image is downloaded when a person says so.
  '--pull=never',
  `--name=${request.name}`,
  '--network=none',
  '--read-only',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  // Threads count: a dozen for each Node.
  `--pids-limit=${request.processes * 16}`,
  `--memory=${request.memory}`,
  ...(request.user ? [`--user=${request.user.uid}:${request.user.gid}`] : []),
  `--workdir=${request.cwd}`,
  ...['/tmp', ...request.temporary].map(
    (path) => `--tmpfs=${path}:rw,exec,mode=1777,size=${TEMPORARY_SIZE}`,
  ),
  ...inOrder(request).map(({ path, writable }) =>
    [
      '--mount=type=bind',
      field('source', path),
      field('target', path),
      ...(writable ? [] : ['readonly']),
    ].join(','),
  ),
  ...Object.entries(request.env).map(
    ([name, value]) => `--env=${name}=${value}`,
  ),
  request.image,
  request.file,
  ...request.args,
];

/** The option is a line of comma-separated values. */
const field = (name: string, value: string): string =>
  /[",]/.test(value)
    ? `"${name}=${value.replaceAll('"', '""')}"`
    : `${name}=${value}`;
