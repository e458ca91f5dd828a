import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../../src/edge/files.js';
import { NODE_MODULES } from './a-site.js';

const VARIABLES = [
  'OPENAI_API_KEY',
  'NPM_TOKEN',
  'GITHUB_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
];
const FILES = [
  'home/.npmrc',
  'home/.ssh/id',
  'home/.codex/auth.json',
  'repo/.env',
];

/** Eight secrets where people keep them: four in the environment, four in files of a home and a repository. */
export function plantCanaries() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'canaries-')));
  const canary = (place: string): string =>
    `canary-${createHash('sha256').update(root).update(place).digest('hex')}`;
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  FILES.forEach((path) => write(path, `secret = ${canary(path)}\n`));
  write('repo/src/sample.ts', 'export const sample = 1;\n');
  write('repo/.git/config', '[core]\n');
  symlinkSync(NODE_MODULES, join(root, 'repo/node_modules'));
  const before = new Map(
    [...VARIABLES, 'HOME'].map((name) => [name, process.env[name]] as const),
  );
  VARIABLES.forEach((name) => {
    process.env[name] = canary(name);
  });
  process.env['HOME'] = join(root, 'home');
  return {
    root,
    repo: join(root, 'repo'),
    files: FILES.map((path) => join(root, path)),
    /** Which of the eight are in a text, as they are or in base64. */
    foundIn: (text: string): readonly string[] =>
      [...VARIABLES, ...FILES].filter(
        (place) =>
          text.includes(canary(place)) ||
          text.includes(
            Buffer.from(`secret = ${canary(place)}\n`).toString('base64'),
          ),
      ),
    /** Of every file of the home and the repository, its name and its content. */
    digest: (): string => {
      const hash = createHash('sha256');
      for (const path of listFiles(root)) {
        hash.update(path).update(readFileSync(join(root, path)));
      }
      return hash.digest('hex');
    },
    remove: () => {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}
