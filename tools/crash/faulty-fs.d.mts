import type { JournalFs } from '../../packages/pipeline/src/edge/journal-fs.js';

export declare function watched(
  fs: JournalFs,
  before: (call: {
    readonly number: number;
    readonly name: string;
    readonly args: readonly unknown[];
  }) => void,
): JournalFs;

export declare function countCalls(
  fs: JournalFs,
  work: (fs: JournalFs) => void,
): number;

export declare class Killed extends Error {}

export declare function killedAt(fs: JournalFs, at: number): JournalFs;

export declare function killingAt(fs: JournalFs, at: number): JournalFs;

export declare function failingAt(
  fs: JournalFs,
  at: number,
  code: string,
  isSticky: boolean,
): JournalFs;

export declare const MUTANTS: Readonly<
  Record<'no fsync' | 'no rename' | 'no lock', (fs: JournalFs) => JournalFs>
>;
