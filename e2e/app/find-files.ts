import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute paths of the files of this name one folder below, sorted. */
export const findFiles = (folder: string, name: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
