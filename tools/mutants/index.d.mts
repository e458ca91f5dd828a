export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Fault {
  readonly id: string;
  readonly layer: string;
  readonly says: string;
  readonly edits: readonly Edit[];
  readonly caughtBy: string;
}

export declare const FAULTS: readonly Fault[];

/** In order of cost. */
export declare const GATES: readonly { readonly name: string }[];

/** The throw-away workspace: content by path. */
export declare function workspaceFiles(): Promise<ReadonlyMap<string, string>>;

/** The files that a fault changes. @throws {Error} an edit does not fit the files */
export declare function mutate(
  files: ReadonlyMap<string, string>,
  fault: Fault,
): ReadonlyMap<string, string>;

/** What the README of the planted faults should say. */
export declare function readme(): Promise<string>;

/** What is wrong with the marks of a fault; `undefined` when the documented gate is the first that noticed. */
export declare function complaint(
  row: {
    readonly fault: Fault;
    readonly marks: ReadonlyMap<string, 'caught' | 'passed' | 'not run'>;
  },
  gates: readonly string[],
): string | undefined;
