import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import type { Result } from '@nx-slice/schemas';
import { isWritable } from './edge/is-writable.js';
import {
  locateCodex,
  type CodexInstallation,
  type NotInstalled,
} from './edge/locate-codex.js';
import { findLogin, type Login } from './edge/login.js';
import type { CodexOptions } from './options.js';
import { SDK_VERSION } from './sdk.js';

/** One line of what a doctor says. */
export interface Health {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly text: string;
  /** What to do about it; `null` where nothing is wrong. */
  readonly remedy: string | null;
}

/** What was found; no secret is in it. */
export interface CodexFacts {
  readonly installed: Result<CodexInstallation, NotInstalled>;
  readonly login: Login;
  readonly model: string | null;
  readonly mode: 'pure' | 'workspace';
  readonly home: {
    readonly path: string;
    readonly isTemporary: boolean;
    readonly isWritable: boolean;
  };
  /** Whether Codex runs a command in its sandbox; `null` when that does not matter, or was not tried. */
  readonly sandbox: boolean | null;
  readonly platform: string;
}

/** Whether the agent codex can work here, and as whom. Sends nothing anywhere. */
export const codexHealth = (options: CodexOptions): readonly Health[] =>
  judgeHealth(findFacts(options));

function findFacts(options: CodexOptions): CodexFacts {
  const installed = locateCodex(import.meta.dirname);
  const { model, home, mode = 'pure' } = options;
  return {
    installed,
    login: findLogin(options),
    model,
    mode,
    home: {
      path: home,
      isTemporary: !relative(tmpdir(), home).startsWith('..'),
      isWritable: isWritable(home),
    },
    sandbox: null,
    platform: process.platform,
  };
}

export const judgeHealth = (facts: CodexFacts): readonly Health[] => [
  installation(facts),
  login(facts),
  model(facts),
  home(facts),
  ...sandbox(facts),
];

function installation({ installed, platform }: CodexFacts): Health {
  const name = 'codex';
  if (platform === 'win32') {
    return bad(
      name,
      'The agent codex was not made for Windows yet',
      'Run it in WSL.',
    );
  }
  if (!installed.ok) {
    return bad(name, installed.error.text, installed.error.remedy);
  }
  const { version } = installed.value;
  return version === SDK_VERSION
    ? fine(name, `Codex ${version}`)
    : {
        name,
        status: 'warning',
        text: `Codex ${version}; this version of nx-slice was made with ${SDK_VERSION}`,
        remedy: `Install ${SDK_VERSION} if something is odd.`,
      };
}

const LOG_IN =
  'Log in with `npx codex login`, or set CODEX_API_KEY in the environment.';

function login({ login: found }: CodexFacts): Health {
  const name = 'login';
  switch (found.kind) {
    case 'key':
      return fine(
        name,
        found.variable === 'CODEX_API_KEY'
          ? 'CODEX_API_KEY from the environment'
          : 'OPENAI_API_KEY from the environment, handed on as CODEX_API_KEY (passOpenAiKey)',
      );
    case 'file':
      return found.mode === null
        ? {
            name,
            status: 'warning',
            text: `${found.file} is there, but does not say what kind of login it is`,
            remedy: `${LOG_IN}`,
          }
        : fine(
            name,
            `${found.mode === 'chatgpt' ? 'ChatGPT' : `a login of the kind ${found.mode}`}, through a link to ${found.file}`,
          );
    case 'none':
      return bad(
        name,
        found.ignoredKey
          ? `There is no login: Codex does not look at OPENAI_API_KEY, and ${found.file} is missing`
          : `There is no login: neither CODEX_API_KEY nor ${found.file}`,
        found.ignoredKey
          ? 'Set the option "passOpenAiKey": true to have OPENAI_API_KEY handed on; or log in with `npx codex login`, or set CODEX_API_KEY.'
          : LOG_IN,
      );
  }
}

const model = ({ model: named }: CodexFacts): Health =>
  named === null || named.trim() === ''
    ? bad(
        'model',
        'No model is named',
        'Name one in the options of the plugin in nx.json, such as "model": "gpt-5.5".',
      )
    : fine('model', named);

function home({ home: { path, isTemporary, isWritable }, mode }: CodexFacts) {
  const name = 'homes of codex';
  if (!isWritable) {
    return bad(
      name,
      `${path} cannot be written to`,
      'Choose another folder, or change its owner.',
    );
  }
  return mode === 'workspace' && isTemporary
    ? bad(
        name,
        `${path} is below the temporary folder, from where Codex starts no sandbox`,
        'Choose another folder.',
      )
    : fine(name, path);
}

const sandbox = ({ sandbox: works }: CodexFacts): readonly Health[] =>
  works === null
    ? []
    : [
        works
          ? fine('sandbox of codex', 'runs commands')
          : bad(
              'sandbox of codex',
              'Codex cannot start a command in its sandbox, which the mode "workspace" needs',
              'Allow unprivileged user namespaces, or use the mode "pure".',
            ),
      ];

const fine = (name: string, text: string): Health => ({
  name,
  status: 'ok',
  text,
  remedy: null,
});

const bad = (name: string, text: string, remedy: string): Health => ({
  name,
  status: 'error',
  text,
  remedy,
});
