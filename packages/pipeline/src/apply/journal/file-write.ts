/** One file of a transaction. Paths are relative to the workspace, with `/`. `null`: no such file. */
export interface FileWrite {
  readonly path: string;
  /** What is there. Whatever else is found there is a person's, and nothing is written. */
  readonly before: string | null;
  readonly after: string | null;
  /** Permission bits; those of the file that is replaced, or the usual ones of a new file, unless said otherwise. */
  readonly mode?: number;
}
