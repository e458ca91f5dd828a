export declare const WRITES: readonly {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}[];

export declare function prepare(workspace: string): void;

export declare function stateOf(
  files: ReadonlyMap<string, string>,
): 'old' | 'new' | 'torn';

export declare function filesIn(workspace: string): ReadonlyMap<string, string>;

export declare function leftIn(workspace: string): readonly string[];
