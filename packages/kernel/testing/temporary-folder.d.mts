export interface TemporaryFolder {
  /** Absolute path; the folder is there and empty. */
  readonly path: string;
  remove(): void;
}

/** A folder of its own for one test, and how to remove it. */
export declare function createTemporaryFolder(): TemporaryFolder;
