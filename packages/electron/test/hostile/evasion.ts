import type { SourceFile } from '@nx-slice/schemas';

/** A way past the judges or out of a layer, and the same file written honestly. Paths are relative to the slice. */
export interface Evasion {
  readonly id: string;
  readonly why: string;
  readonly files: readonly SourceFile[];
  /** The code of the diagnostic that refuses it. */
  readonly code: string;
  /** What stands in the lines that the diagnostic points at. */
  readonly construct: string;
  readonly honest: readonly SourceFile[];
}

type Told = Pick<Evasion, 'id' | 'why' | 'code' | 'construct'>;

export interface OneFile extends Told {
  readonly path: string;
  readonly refused: string;
  readonly honest: string;
}

/** An evasion of one file. */
export const inOneFile = ({
  path,
  refused,
  honest,
  ...told
}: OneFile): Evasion => ({
  ...told,
  files: [{ path, content: refused }],
  honest: [{ path, content: honest }],
});

/** As `[id, why, code, construct, refused, honest]`; `folder` and `extension` make the path of `id`. */
export type Row = readonly [
  id: string,
  why: string,
  code: string,
  construct: string,
  refused: string,
  honest: string,
];

/** Evasions of one file each, in one folder. */
export const inFolder = (
  folder: string,
  extension: string,
  rows: readonly Row[],
): readonly Evasion[] =>
  rows.map(([id, why, code, construct, refused, honest]) =>
    inOneFile({
      id,
      why,
      code,
      construct,
      path: `${folder}/${id}${extension}`,
      refused: `${refused}\n`,
      honest: `${honest}\n`,
    }),
  );
