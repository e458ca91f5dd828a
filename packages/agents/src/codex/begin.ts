import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { fail, ok, type Result } from '@nx-slice/schemas';
import type { AgentRequest } from '@nx-slice/pipeline';
import { clientOptions, threadSettings, type ClientFacts } from './client.js';
import { oneModelCatalog } from './config/catalog.js';
import {
  createConversationFolder,
  linkLogin,
  reopenConversationFolder,
  type ConversationFolder,
} from './edge/conversation-folder.js';
import { fillWorkspace } from './edge/fill-workspace.js';
import { createLauncher, type Launcher } from './edge/launcher.js';
import { loadSdk } from './edge/load-sdk.js';
import { locateCodex } from './edge/locate-codex.js';
import { findLogin, type Login } from './edge/login.js';
import { nodeParts } from './edge/node-parts.js';
import { writeFile } from './edge/write-file.js';
import type { FailureKind } from './errors.js';
import type { CodexMode, CodexOptions } from './options.js';
import { INSTALL, type CodexClient, type ThreadSettings } from './sdk.js';
import { workspaceInputs } from './workspace-inputs.js';

/** All that a conversation needs for its turns. */
export interface Begun {
  readonly folder: ConversationFolder;
  readonly launcher: Launcher;
  readonly client: CodexClient;
  readonly settings: ThreadSettings;
  readonly login: Login;
  /** An earlier conversation is gone on with. */
  readonly reopened: boolean;
}

/** Why a conversation cannot begin. */
export interface CannotBegin {
  readonly kind: FailureKind;
  readonly text: string;
  readonly hint?: string;
}

/**
 * Looks whether everything is there, before anything is sent, and makes the conversation's folder. Where a folder
 * cannot be made this throws: the disk is full, or not ours.
 *
 * @param from absolute path from where the SDK is looked for
 * @param earlier what the folder of an earlier conversation is called
 */
export async function begin(
  options: CodexOptions,
  request: AgentRequest,
  mode: CodexMode,
  { from, earlier }: { readonly from: string; readonly earlier?: string },
): Promise<Result<Begun, CannotBegin>> {
  const { model, home } = options;
  if (model === null || model.trim() === '') {
    return fail({
      kind: 'setup',
      text: 'The agent codex has no model',
      hint: 'Name one in the options of the plugin in nx.json, such as "model": "gpt-5.5". There is no default: quality and price depend on it.',
    });
  }
  const unfit = unfitHome(options, mode);
  if (unfit) return fail(unfit);
  const installed = locateCodex(from);
  if (!installed.ok) {
    const { text, remedy } = installed.error;
    return fail({ kind: 'setup', text, hint: remedy });
  }
  const login = findLogin(options);
  if (login.kind === 'none') {
    return fail({
      kind: 'login',
      text: `There is neither CODEX_API_KEY nor ${login.file}${login.ignoredKey ? '; OPENAI_API_KEY alone is ignored' : ''}`,
    });
  }
  const sdk = await loadSdk();
  if (!sdk) {
    return fail({
      kind: 'setup',
      text: 'The package of the Codex SDK is not what it should be',
      hint: INSTALL,
    });
  }

  const reopened =
    earlier === undefined ? undefined : reopenConversationFolder(home, earlier);
  const folder = reopened ?? createConversationFolder(home);
  if (login.kind === 'file') linkLogin(folder.home, login.file);
  if (!reopened && mode === 'workspace' && request.kind === 'layer') {
    fillWorkspace(
      folder.work,
      workspaceInputs(request),
      options.workspace?.nodeModules,
    );
  }
  const launcher = createLauncher(folder.folder, installed.value.binary);
  const facts: ClientFacts = {
    options,
    model,
    mode,
    folder,
    login,
    installation: installed.value,
    launcher: launcher.path,
    catalog: writeCatalog(options, model, mode, folder),
    nodeParts: nodeParts(),
  };
  return ok({
    folder,
    launcher,
    client: new sdk.Codex(clientOptions(facts)),
    settings: threadSettings(facts),
    login,
    reopened: reopened !== undefined,
  });
}

/** Models have their own tools, and their own words about them: only without tools they are replaced. */
function writeCatalog(
  { catalog = true, effort }: CodexOptions,
  model: string,
  mode: CodexMode,
  { home }: ConversationFolder,
): string | null {
  if (mode !== 'pure' || !catalog) return null;
  const file = join(home, 'catalog.json');
  writeFile(file, oneModelCatalog(model, effort));
  return file;
}

function unfitHome(
  { home, workspace = {} }: CodexOptions,
  mode: CodexMode,
): CannotBegin | undefined {
  if (!isAbsolute(home)) {
    return { kind: 'setup', text: `${home} is no absolute path` };
  }
  if (process.platform === 'win32') {
    return {
      kind: 'setup',
      text: 'The agent codex was not made for Windows yet',
      hint: 'Run it in WSL; or use the agent "command" with the Codex CLI.',
    };
  }
  if (mode === 'pure') return undefined;
  if (isBelow(home, tmpdir())) {
    return {
      kind: 'setup',
      text: `Codex starts no sandbox from below ${tmpdir()}, where ${home} is`,
      hint: ANOTHER_HOME,
    };
  }
  const { nodeModules = [], readable = [] } = workspace;
  const open = [nodeModules, readable]
    .flat()
    .find((path) => isBelow(home, path));
  return open === undefined
    ? undefined
    : {
        kind: 'setup',
        text: `${home} is below ${open}, which commands of the agent can read: other conversations and the login are in there`,
        hint: ANOTHER_HOME,
      };
}

const ANOTHER_HOME = 'Choose another folder for the homes of Codex.';

const isBelow = (path: string, folder: string): boolean =>
  !/^\.\.(?:$|[/\\])/.test(relative(folder, path));
