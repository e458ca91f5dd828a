import { join } from 'node:path';
import { readText, removeFile, replaceFile } from '../edge/files.js';
import { makePrivateFolder } from '../edge/private-folder.js';
import { keptProgressSchema, type KeptProgress } from './progress.js';

/** Where conversations that were interrupted are kept. Answers of agents are in there: it is for the person alone. */
export interface ResumeStore {
  /** Whether conversations are to be gone on with. */
  readonly isAsked: boolean;
  /** @returns undefined when there is none, or none that can be gone on with */
  read(layer: string): KeptProgress | undefined;
  write(layer: string, kept: KeptProgress): void;
  remove(layer: string): void;
}

/** @param workspace absolute path */
export function openResumeStore(
  workspace: string,
  slice: string,
  isAsked: boolean,
): ResumeStore {
  const all = join(workspace, '.nx-slice/resume');
  const safe = (name: string) => name.replaceAll(/[^A-Za-z0-9._-]/g, '-');
  const folder = join(all, safe(slice));
  const file = (layer: string): string => join(folder, `${safe(layer)}.json`);
  return {
    isAsked,
    read: (layer) => {
      try {
        const text = readText(file(layer));
        return text === undefined
          ? undefined
          : keptProgressSchema.safeParse(JSON.parse(text)).data;
      } catch {
        return undefined; // Whoever was killed wrote all of it or nothing; so it is of another version, or was edited.
      }
    },
    write: (layer, kept) => {
      makePrivateFolder(folder);
      replaceFile(file(layer), JSON.stringify(kept), 0o600);
    },
    remove: (layer) => removeFile(file(layer), all),
  };
}
