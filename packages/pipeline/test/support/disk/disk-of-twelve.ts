import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  filesIn,
  prepare,
  stateOf,
} from '../../../../../tools/crash/change-of-twelve.mjs';
import { Killed } from '../../../../../tools/crash/faulty-fs.mjs';
import { createPowerDisk, type PowerDisk } from './power-disk.js';

export const WORKSPACE = '/work';

/** Whether `work` met its death. */
export function dies(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

const before = (): ReadonlyMap<string, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-disk-'));
  try {
    prepare(folder);
    return new Map(
      [...filesIn(folder)].map(([path, text]) => [
        `${WORKSPACE}/${path}`,
        text,
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const BEFORE = before();

/** A disk with the files as they are before the change of twelve. */
export const diskOfTwelve = (): PowerDisk => createPowerDisk(BEFORE);

export const stateOn = (disk: PowerDisk) =>
  stateOf(
    new Map(
      [...disk.files(WORKSPACE)].filter(
        ([path]) => !path.startsWith('.nx-slice/'),
      ),
    ),
  );

/** What is left of lock, journal and staging. */
export const leftOn = ({ fs }: PowerDisk): readonly string[] => {
  const folder = `${WORKSPACE}/.nx-slice/apply`;
  return fs.stat(folder) ? fs.list(folder) : [];
};
