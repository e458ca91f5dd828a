import type { ConfigObject } from '../sdk.js';

/**
 * For conversations with tools. Of the file system there is the conversation's own folder, what is named here, and the
 * system's folders; no network; and of the environment what starts programs. The stock sandboxes would not do: they let
 * every file be read, the login too, and hand the key to every command.
 */
export interface WorkspaceProfile {
  /** Keys that hold paths: the SDK quotes none, so they are written as TOML. */
  readonly overrides: readonly string[];
  readonly config: ConfigObject;
}

/** @param readable absolute paths; among them must be where Codex keeps the programs that enter the sandbox */
export const workspaceProfile = (
  readable: readonly string[],
): WorkspaceProfile => ({
  overrides: [
    'default_permissions="slice"',
    `permissions.slice.filesystem=${inlineToml({
      ':minimal': 'read',
      ':workspace_roots': { '.': 'write' },
      ...Object.fromEntries(readable.map((path) => [path, 'read'])),
    })}`,
  ],
  config: {
    shell_environment_policy: { inherit: 'core' },
    allow_login_shell: false,
  },
});

type Toml = string | { readonly [key: string]: Toml };

/** JSON texts are TOML texts, but for characters beyond the basic plane, which JSON writes as pairs of escapes. */
const inlineToml = (value: Toml): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : `{${Object.entries(value)
        .map(([key, inner]) => `${JSON.stringify(key)}=${inlineToml(inner)}`)
        .join(',')}}`;
