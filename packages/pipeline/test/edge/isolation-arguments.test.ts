import { expect, test } from '@jest/globals';
import { bubblewrapArguments } from '../../src/edge/isolation/bubblewrap-arguments.js';
import { containerArguments } from '../../src/edge/isolation/container-arguments.js';
import { seatbeltProfile } from '../../src/edge/isolation/seatbelt-profile.js';

const request = {
  file: '/opt/node/bin/node',
  args: ['run.cjs'],
  cwd: '/w/slice',
  env: { HOME: '/w/scratch' },
  readable: ['/w/slice', '/repo/node_modules', '/opt/node/bin/node'],
  writable: ['/w/slice/out'],
  temporary: ['/w/scratch'],
};

test('bubblewrap: the whole command', () => {
  expect(
    bubblewrapArguments({
      ...request,
      links: [{ path: '/lib', target: 'usr/lib' }],
      limiter: ['/usr/bin/prlimit', '--core=0', '--'],
    }).join(' '),
  ).toBe(
    [
      '--unshare-all --die-with-parent --new-session --cap-drop ALL --clearenv',
      '--setenv HOME /w/scratch --symlink usr/lib /lib --proc /proc --dev /dev',
      '--size 268435456 --tmpfs /tmp',
      '--ro-bind-try /opt/node/bin/node /opt/node/bin/node',
      '--ro-bind-try /repo/node_modules /repo/node_modules',
      '--ro-bind-try /w/slice /w/slice --bind-try /w/slice/out /w/slice/out',
      '--size 268435456 --tmpfs /w/scratch --chdir /w/slice',
      '-- /usr/bin/prlimit --core=0 -- /opt/node/bin/node run.cjs',
    ].join(' '),
  );
});

test('container: the whole command', () => {
  expect(
    containerArguments({
      ...request,
      file: 'node',
      name: 'nx-slice-1',
      image: 'node:20-slim',
      user: { uid: 1000, gid: 100 },
      processes: 10,
      memory: 1_000,
    }),
  ).toEqual([
    'run',
    '--rm',
    '--interactive',
    '--init',
    '--pull=never',
    '--name=nx-slice-1',
    '--network=none',
    '--read-only',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--pids-limit=160',
    '--memory=1000',
    '--user=1000:100',
    '--workdir=/w/slice',
    '--tmpfs=/tmp:rw,exec,mode=1777,size=268435456',
    '--tmpfs=/w/scratch:rw,exec,mode=1777,size=268435456',
    '--mount=type=bind,source=/opt/node/bin/node,target=/opt/node/bin/node,readonly',
    '--mount=type=bind,source=/repo/node_modules,target=/repo/node_modules,readonly',
    '--mount=type=bind,source=/w/slice,target=/w/slice,readonly',
    '--mount=type=bind,source=/w/slice/out,target=/w/slice/out',
    '--env=HOME=/w/scratch',
    'node:20-slim',
    'node',
    'run.cjs',
  ]);
});

test('container: a path cannot add to its option', () => {
  const [mount] = containerArguments({
    ...request,
    readable: ['/a,readonly=false,"b"'],
    writable: [],
    name: 'n',
    image: 'i',
    user: undefined,
    processes: 1,
    memory: 1,
  }).filter((argument) => argument.startsWith('--mount'));
  expect(mount).toBe(
    '--mount=type=bind,"source=/a,readonly=false,""b""","target=/a,readonly=false,""b""",readonly',
  );
});

test('seatbelt: everything is denied but what is named', () => {
  const profile = seatbeltProfile({
    readable: ['/repo/node_modules'],
    writable: ['/w/"odd'],
  }).split('\n');
  expect(profile.slice(0, 2)).toEqual(['(version 1)', '(deny default)']);
  expect(profile.at(-2)).toBe('(deny network*)');
  expect(
    profile.filter((line) => line.startsWith('(allow file-write*')),
  ).toEqual(['(allow file-write* (subpath "/w/\\"odd"))']);
  expect(profile.join('\n')).toContain('(subpath "/repo/node_modules")');
  expect(profile.join('\n')).not.toContain('(subpath "/")');
});
