import type { Agent } from '@nx-slice/pipeline';
import {
  removeConversationFolder,
  sweepConversationFolders,
} from './edge/conversation-folder.js';
import { readBookmark } from './bookmark.js';
import { openConversation } from './conversation.js';
import { codexIdentity } from './identity.js';
import type { CodexOptions } from './options.js';

/**
 * Codex through its SDK, which is loaded when it is first asked. It sees the request and nothing of the user's: no
 * settings, no instruction files, no servers; the login alone is theirs.
 *
 * Nothing throws for what is missing: the reply says what, and what to do about it.
 */
export function createCodexAgent(options: CodexOptions): Agent {
  return codexAgentFrom(import.meta.dirname, options);
}

/** @param from absolute path from where the SDK is looked for; for tests of what happens without one */
export function codexAgentFrom(from: string, options: CodexOptions): Agent {
  let swept = false;
  return {
    identity: codexIdentity(options),
    open: (request, bookmark) => {
      if (!swept) sweepConversationFolders(options.home, Date.now());
      swept = true;
      return openConversation({ options, request, bookmark, from });
    },
    forget: (bookmark) => forgetBookmark(options.home, bookmark),
  };
}

/**
 * Removes what a bookmark needs, once nobody will go on with it: its answer was sealed, or its layer given up.
 *
 * @param home the option of that name
 */
export function forgetBookmark(home: string, bookmark: string): void {
  const known = readBookmark(bookmark);
  if (known) removeConversationFolder(home, known.folder);
}
