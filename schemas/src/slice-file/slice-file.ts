import type { Range } from '../diagnostic.js';
import type { Slice } from '../slice.js';

/** Steps from the root of slice.json to a value in it: keys of objects, indices of arrays. */
export type Path = readonly (string | number)[];

/** A slice.json that was read and found right. */
export interface SliceFile {
  readonly slice: Slice;
  /** Where a value is in the text; for one that is missing, where the innermost value around it is. */
  readonly locate: (path: Path) => Range;
}
