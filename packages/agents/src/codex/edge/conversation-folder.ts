import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** The folder of one conversation. All paths are absolute, and real. */
export interface ConversationFolder {
  /** What it is called below the folder of all homes. */
  readonly id: string;
  readonly folder: string;
  /** CODEX_HOME. */
  readonly home: string;
  /** Where Codex works; empty for a conversation without tools. */
  readonly work: string;
  /** What a turn is ended with. */
  readonly turn: string;
  /** From now on it stays when its owner has gone. */
  keep(): void;
  remove(): void;
}

const PREFIX = 'conversation-';
const ID = /^conversation-[A-Za-z0-9]{6}$/;
const OWNER = 'owner';
const KEPT = 'kept';

/** @param root absolute path; made when it is missing, for nobody but the user */
export function createConversationFolder(root: string): ConversationFolder {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const folder = realpathSync(mkdtempSync(join(root, PREFIX)));
  writeFileSync(join(folder, OWNER), String(process.pid));
  for (const name of ['home', 'work', 'turn']) mkdirSync(join(folder, name));
  return conversationFolder(folder);
}

/** @returns undefined when it is not there any more */
export function reopenConversationFolder(
  root: string,
  id: string,
): ConversationFolder | undefined {
  const folder = join(root, id);
  if (!ID.test(id) || !existsSync(join(folder, 'home'))) return undefined;
  writeFileSync(join(folder, OWNER), String(process.pid));
  return conversationFolder(realpathSync(folder));
}

/** Takes away what a conversation that nobody goes on with has left. */
export function removeConversationFolder(root: string, id: string): void {
  if (ID.test(id)) removeAll(join(root, id));
}

/**
 * The user's login, as a link: refresh tokens are used up, and whoever writes the new one into a copy logs the user out.
 */
export function linkLogin(home: string, file: string): void {
  const link = join(home, 'auth.json');
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  symlinkSync(file, link);
}

const DAY = 24 * 60 * 60_000;

/**
 * Removes the folders of conversations whose process was killed a day ago, and those that nobody has gone on with for a
 * month.
 */
export function sweepConversationFolders(root: string, now: number): void {
  const names = existsSync(root) ? readdirSync(root) : [];
  for (const name of names.filter((found) => ID.test(found))) {
    const folder = join(root, name);
    const made = lstatSync(join(folder, OWNER), { throwIfNoEntry: false });
    if (!made) continue;
    const age = now - made.mtimeMs;
    const limit = existsSync(join(folder, KEPT)) ? 30 * DAY : DAY;
    if (age > limit && !isRunning(ownerOf(folder))) removeAll(folder);
  }
}

const conversationFolder = (folder: string): ConversationFolder => ({
  id: basename(folder),
  folder,
  home: join(folder, 'home'),
  work: join(folder, 'work'),
  turn: join(folder, 'turn'),
  keep: () => writeFileSync(join(folder, KEPT), ''),
  remove: () => removeAll(folder),
});

const ownerOf = (folder: string): number =>
  Number(readFileSync(join(folder, OWNER), 'utf8'));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'EPERM'
    );
  }
}

/** A process that is just ending may still write. */
const removeAll = (folder: string): void =>
  rmSync(folder, {
    recursive: true,
    force: true,
    maxRetries: 5,
    retryDelay: 50,
  });
