import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createCodexAgent } from '../../../src/codex/index.js';
import type { CodexOptions } from '../../../src/codex/options.js';
import { startFakeResponses, type Script } from './fake-responses.js';

export const REPOSITORY = resolve(import.meta.dirname, '../../../../..');
export const MODEL = 'gpt-6.1-sol';
export const KEY = 'sk-given-4711';

/**
 * Not below the temporary folder, from where Codex starts no sandbox: in this workspace, where git and tools leave it
 * out, or in the person's cache where the workspace itself is a throw-away one.
 */
export function createHome(): {
  readonly home: string;
  readonly remove: () => void;
} {
  const isThrowAway = !relative(tmpdir(), REPOSITORY).startsWith('..');
  const parent = isThrowAway
    ? join(homedir(), '.cache/nx-slice-tests')
    : join(REPOSITORY, '.nx-slice/codex-tests');
  mkdirSync(parent, { recursive: true });
  const home = realpathSync(mkdtempSync(join(parent, 'home-')));
  return {
    home,
    remove: () =>
      rmSync(home, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** The real Codex, a scripted service, and a folder of homes. */
export async function createCodex(
  given: Partial<CodexOptions> = {},
  script?: Script,
) {
  const fake = await startFakeResponses(script);
  const { home, remove } = createHome();
  const options: CodexOptions = {
    model: MODEL,
    effort: 'medium',
    home,
    env: { PATH: process.env['PATH'], HOME: home, CODEX_API_KEY: KEY },
    provider: { baseUrl: fake.baseUrl },
    deadlines: { turn: 30_000, idle: 10_000 },
    ...given,
  };
  return {
    fake,
    options,
    home,
    agent: createCodexAgent(options),
    /** The conversations whose folders are there. */
    folders: () =>
      readdirSync(home).filter((name) => name.startsWith('conversation-')),
    dispose: async () => {
      await fake.close();
      remove();
    },
  };
}

/** The ids of the processes that run Codex for homes below a folder, and of the scripts around them. */
export function processesBelow(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return (
          environment.includes(`CODEX_HOME=${folder}`) &&
          // What a script waits with ends by itself.
          !command.startsWith('sleep')
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

export async function until(
  condition: () => boolean,
  milliseconds = 5_000,
): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!condition() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return condition();
}
