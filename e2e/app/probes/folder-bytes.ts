import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder, so that two moments can be compared: the bytes of files, and which folders are there. */
export const bytesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry): readonly [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [
          path,
          entry.isDirectory() ? 'a folder' : readFileSync(path, 'base64'),
        ];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
