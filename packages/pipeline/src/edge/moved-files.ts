import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';
import { writeFiles } from './files.js';
import { runProcess } from './run-process.js';

const TIMEOUT = 30_000;

/**
 * Which of the files that are missing a person has moved, as git tells renames: the most similar of the files that
 * came, if half of it is the same. What was written and what is there are compared as two folders, so that it does
 * not matter whether a move is committed, staged, or neither. Without git nothing is found.
 *
 * @param missing what was written and is not there
 * @param added what is there and was not written
 * @returns the new path by the old one
 */
export async function movedFiles(
  missing: readonly SourceFile[],
  added: readonly SourceFile[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (missing.length === 0 || added.length === 0) return new Map();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nx-slice-moved-')));
  try {
    writeFiles(join(folder, 'old'), missing);
    writeFiles(join(folder, 'new'), added);
    const git = await runProcess({
      file: 'git',
      args: [
        'diff',
        '--no-index',
        '--no-ext-diff',
        '--no-textconv',
        '--find-renames',
        '--diff-filter=R',
        '--name-status',
        '-z',
        'old',
        'new',
      ],
      cwd: folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CEILING_DIRECTORIES: folder,
      },
      timeout: TIMEOUT,
      signal,
    });
    // 1 says that there are differences.
    return git.exitCode === 1 ? renamesIn(git.stdout) : new Map();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `R087`, the old path, the new path, each closed by a zero byte. */
function renamesIn(output: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parts = output.split('\0');
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const from = parts[at + 1] ?? '';
    const to = parts[at + 2] ?? '';
    if (from.startsWith('old/') && to.startsWith('new/')) {
      found.set(from.slice('old/'.length), to.slice('new/'.length));
    }
  }
  return found;
}
