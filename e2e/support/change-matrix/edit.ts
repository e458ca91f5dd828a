import type { Workspace } from '../workspace.js';
import { BOOKS, OPTIONS, SLICE, type Entity, type Spec } from './base.js';
import { STEPS, type Step } from './steps.js';

/** One change to a workspace that was generated and committed, and what it may cost. */
export interface Edit {
  /** Unique. */
  readonly name: string;
  readonly apply: (workspace: Workspace) => void;
  /** Whom the next run must ask, derived by hand from what each step is made from; see the page's text. */
  readonly needs: readonly Step[];
  /** Why these and no others. */
  readonly why: string;
  /** Takes back what git does not. */
  readonly undo?: (workspace: Workspace) => void;
  /** What else `nx` is told. */
  readonly flags?: readonly string[];
  /** Where it is run instead; the test disposes of it. */
  readonly elsewhere?: (workspace: Workspace) => Workspace;
}

export const ALL = STEPS;

export const nothing = (): void => undefined;

/** slice.json says something else. */
export const spec =
  (change: (books: Spec) => object): Edit['apply'] =>
  ({ write }) =>
    write(`${SLICE}/slice.json`, change(BOOKS));

/** slice.json says the same in other bytes. */
export const specText =
  (change: (text: string) => string): Edit['apply'] =>
  ({ read, write }) => {
    const path = `${SLICE}/slice.json`;
    write(path, changed(read(path), change));
  };

export const entity = (change: (book: Entity) => object): Edit['apply'] =>
  spec((books) => ({ ...books, entities: books.entities.map(change) }));

/** The named field with these parts in place of its own; a part that is `undefined` goes. */
export const field = (name: string, parts: object): Edit['apply'] =>
  entity((book) => ({
    ...book,
    fields: book.fields.map((one) =>
      one.name === name ? { ...one, ...parts } : one,
    ),
  }));

/** A file with another text; fails where the edit edits nothing. */
export const file =
  (path: string, change: (text: string) => string): Edit['apply'] =>
  ({ read, write }) =>
    write(path, changed(read(path), change));

/** nx.json with these options of the plugin, and whatever else. */
export const nxJson =
  (options: object, more: object = {}): Edit['apply'] =>
  ({ write }) =>
    write('nx.json', nxJsonWith({ ...OPTIONS, ...options }, more));

export const nxJsonWith = (options: object, more: object = {}): object => ({
  analytics: false,
  neverConnectToCloud: true,
  plugins: [{ plugin: 'nx-slice', options }],
  sync: { globalGenerators: ['nx-slice:sync'] },
  ...more,
});

/** What a person says about a layer. */
export const feedback =
  (layer: Step, comment: string): Edit['apply'] =>
  ({ write }) =>
    write(`${SLICE}/feedback/${layer}.json`, {
      version: 1,
      comments: [comment],
      verify: null,
      keep: null,
    });

function changed(text: string, change: (text: string) => string): string {
  const after = change(text);
  if (after === text) throw new Error('The edit changes nothing');
  return after;
}
