import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CodexOptions } from '../options.js';

/** The login that a conversation goes out with. */
export type Login =
  | {
      readonly kind: 'key';
      readonly variable: 'CODEX_API_KEY' | 'OPENAI_API_KEY';
      readonly key: string;
    }
  | {
      /** `auth.json` of the user. */
      readonly kind: 'file';
      readonly file: string;
      /** `chatgpt`, `apikey`, or what else is in there; `null` when it cannot be read. */
      readonly mode: string | null;
    }
  | {
      readonly kind: 'none';
      /** Where a login was looked for. */
      readonly file: string;
      /** OPENAI_API_KEY is set, which Codex does not look at. */
      readonly ignoredKey: boolean;
    };

type Given = Pick<CodexOptions, 'env' | 'passOpenAiKey'>;

/** A given key wins over the file, as it does in Codex. Without any, a request would go out and be refused. */
export function findLogin({ env, passOpenAiKey = false }: Given): Login {
  const own = filled(env['CODEX_API_KEY']);
  if (own !== undefined) {
    return { kind: 'key', variable: 'CODEX_API_KEY', key: own };
  }
  const other = filled(env['OPENAI_API_KEY']);
  if (other !== undefined && passOpenAiKey) {
    return { kind: 'key', variable: 'OPENAI_API_KEY', key: other };
  }
  const file = join(userHome(env), 'auth.json');
  return existsSync(file)
    ? { kind: 'file', file, mode: modeOf(file) }
    : { kind: 'none', file, ignoredKey: other !== undefined };
}

const filled = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

const userHome = (env: NodeJS.ProcessEnv): string =>
  filled(env['CODEX_HOME']) ??
  join(env['HOME'] ?? env['USERPROFILE'] ?? '/', '.codex');

const authSchema = z.object({ auth_mode: z.string() });

function modeOf(file: string): string | null {
  try {
    const auth = authSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return auth.success ? auth.data.auth_mode : null;
  } catch {
    return null;
  }
}
