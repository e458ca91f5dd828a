import type { Plan, SourceFile } from '@nx-slice/schemas';
import type { Linter } from 'eslint';
import type { ReferredSlice } from './agent.js';

/** One row of the stack: who needs whom, where its files live, and what it is told. */
export interface Layer {
  readonly name: string;
  /** The layers whose contracts it sees. Every layer also sees the domain contract. */
  readonly needs: readonly string[];
  /** Folders below the slice where its files may live, each with a closing `/`. */
  readonly roots: readonly string[];
  /** Its public modules, such as `src/db/index.ts`: what they export is its contract. */
  readonly entries: readonly string[];
  /** The standing instructions for an agent that writes this layer. */
  readonly brief: string;
  /** The plan without what this layer has no use for, so that other changes do not re-run it. */
  readonly sees: (plan: Plan) => Plan;
  /** There where one of its files may only grow: what was applied of it has had effects that stay. */
  readonly history?: GrowingFile;
}

/** A file of a layer that later versions append to, such as migrations: databases out there ran them. */
export interface GrowingFile {
  /** Such as `src/db/migrations.ts`. */
  readonly file: string;
  /** What is in a text of that file, in order; `undefined` when that cannot be told without running it. */
  readonly entries: (text: string) => readonly HistoryEntry[] | undefined;
  /** What data loses on the way from one plan to another, in a sentence each, as far as the plans tell. */
  readonly losses: (before: Plan, after: Plan) => readonly string[];
}

export interface HistoryEntry {
  readonly id: string;
  /** All that must not change. */
  readonly text: string;
}

/** One compiler program: a set of files that share their globals. */
export interface Program {
  readonly name: string;
  readonly owns: (path: string) => boolean;
  readonly compilerOptions: Readonly<Record<string, unknown>>;
}

/** A slice as the app that hosts it needs to know it. `root` is relative to the workspace. */
export interface SliceRegistration {
  readonly name: string;
  readonly root: string;
  /** Which of its fields point to entities of other slices; absent when none does. */
  readonly refersTo?: readonly {
    readonly entity: string;
    readonly field: string;
    /** Such as `tasks/Project`. */
    readonly to: string;
  }[];
  /** What its entities are called follows from it. There where it refers to another slice, or another one to it. */
  readonly plan?: Plan;
}

/** Everything that is particular to one kind of app. */
export interface Stack {
  readonly name: string;
  readonly version: string;
  /** In an order in which each layer comes after its needs. */
  readonly layers: readonly Layer[];
  readonly planBrief: string;
  /**
   * The plan with what its layers need of the entities of other slices that it refers to. They are named
   * `tasks/Project`; whatever is added for them depends on the plans' names and fields alone.
   *
   * @param others the plans of the slices that it refers to; the entities that it names are there
   */
  readonly withForeign: (
    plan: Plan,
    others: readonly Pick<ReferredSlice, 'name' | 'entities'>[],
  ) => Plan;
  /** The domain contract and the test support, compiled from the plan; no agent writes them. */
  readonly compileDomain: (plan: Plan) => Promise<readonly SourceFile[]>;
  /**
   * The stack's own tests of one layer, for whoever wrote it: test files and what they share, each at the path
   * below `test/` where the layer's own would be. They import public modules and the test support alone, and
   * ask for nothing that the layer's brief does not say.
   *
   * @param section the plan as the layer sees it
   */
  readonly conformance: (
    section: Plan,
    layer: string,
  ) => Promise<readonly SourceFile[]>;
  readonly programs: readonly Program[];
  /** ESLint rules for a workspace whose root is the slice's folder; loaded when they are needed, they are heavy. */
  readonly lint: () => Promise<readonly Linter.Config[]>;
  /** Jest's configuration for such a workspace, without `rootDir`. */
  readonly jest: Readonly<Record<string, unknown>>;
  /** The files that all slices of an app share; paths are relative to the workspace. */
  readonly registrations: (
    slices: readonly SliceRegistration[],
    app: string,
  ) => Promise<readonly SourceFile[]>;
}

/** @throws {Error} the stack has no such layer: a bug, names come from the stack itself */
export function layerOf(stack: Stack, name: string): Layer {
  const layer = stack.layers.find((row) => row.name === name);
  if (!layer) throw new Error(`The stack ${stack.name} has no layer ${name}`);
  return layer;
}

/** Every layer that `layer` needs, directly or not, in the stack's order. */
export function transitiveNeeds(stack: Stack, layer: Layer): readonly Layer[] {
  const found = new Set<string>();
  const visit = (row: Layer): void => {
    for (const need of row.needs) {
      if (found.has(need)) continue;
      found.add(need);
      visit(layerOf(stack, need));
    }
  };
  visit(layer);
  return stack.layers.filter(({ name }) => found.has(name));
}
