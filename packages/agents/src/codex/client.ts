import { join } from 'node:path';
import { pureConfig, hermeticConfig } from './config/pure-config.js';
import { providerConfig } from './config/provider.js';
import { workspaceProfile } from './config/workspace-profile.js';
import type { ConversationFolder } from './edge/conversation-folder.js';
import type { Login } from './edge/login.js';
import type { CodexInstallation } from './edge/locate-codex.js';
import {
  DEADLINES,
  type CodexDeadlines,
  type CodexMode,
  type CodexOptions,
} from './options.js';
import type { ClientOptions, ThreadSettings } from './sdk.js';

export const deadlinesOf = ({ deadlines }: CodexOptions): CodexDeadlines => ({
  ...DEADLINES,
  ...deadlines,
});

export interface ClientFacts {
  readonly options: CodexOptions;
  readonly model: string;
  readonly mode: CodexMode;
  readonly folder: ConversationFolder;
  readonly login: Login;
  readonly installation: CodexInstallation;
  /** Absolute path of what is started instead of Codex. */
  readonly launcher: string;
  /** Absolute path of the one-model catalog; `null` without one. */
  readonly catalog: string | null;
  /** Absolute paths of what starts Node. */
  readonly nodeParts: readonly string[];
}

/** Everything that the SDK is told once for a conversation. */
export function clientOptions(facts: ClientFacts): ClientOptions {
  const { options, folder, login, catalog } = facts;
  const profile =
    facts.mode === 'pure' ? undefined : workspaceProfile(readableBy(facts));
  return {
    codexPathOverride: facts.launcher,
    ...(login.kind === 'key' ? { apiKey: login.key } : {}),
    env: childEnvironment(options.env, folder.home),
    config: {
      ...(profile ? { ...hermeticConfig(), ...profile.config } : pureConfig()),
      ...providerConfig(deadlinesOf(options), options.provider),
      ...(catalog === null ? {} : { model_catalog_json: catalog }),
    },
    configOverrides: [...(profile?.overrides ?? [])],
  };
}

/** Everything that a turn is told; nothing of it is remembered by Codex. */
export const threadSettings = ({
  options: { effort },
  model,
  mode,
  folder,
}: ClientFacts): ThreadSettings => ({
  model,
  ...(effort === null ? {} : { modelReasoningEffort: effort }),
  workingDirectory: folder.work,
  skipGitRepoCheck: true,
  approvalPolicy: 'never',
  webSearchMode: 'disabled',
  // A permission profile takes the place of these two.
  ...(mode === 'pure'
    ? { sandboxMode: 'read-only', networkAccessEnabled: false }
    : {}),
});

/** The last two hold what enters the sandbox. */
const readableBy = ({
  options: { workspace = {} },
  nodeParts,
  folder,
  installation,
}: ClientFacts): readonly string[] => [
  ...new Set([
    ...nodeParts,
    ...(workspace.nodeModules === undefined ? [] : [workspace.nodeModules]),
    ...(workspace.readable ?? []),
    join(folder.home, 'tmp'),
    installation.platformPackage,
  ]),
];

/** What starts programs, and what leads to the service through a company's network. No secrets but those of a proxy. */
const PASSED_ON = [
  'PATH',
  'SystemRoot',
  'LANG',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'all_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CODEX_CA_CERTIFICATE',
  // Where an expired ChatGPT login is renewed; for services that stand in for OpenAI's.
  'CODEX_REFRESH_TOKEN_URL_OVERRIDE',
] as const;

/** The whole environment of Codex. Without a home of ours it would look into the account's. */
const childEnvironment = (
  env: NodeJS.ProcessEnv,
  home: string,
): Record<string, string> => ({
  ...Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  ),
  HOME: home,
  USERPROFILE: home,
  CODEX_HOME: home,
});
