import type { Slice } from '../../slice.js';
import type { Problems } from '../problem.js';
import { entityProblems } from './entities.js';
import { operationProblems } from './operations.js';
import { sliceNameProblems } from './slice-name.js';

/** What a schema cannot say: names that must be unique, names that must exist, values that must fit. */
export function* ruleProblems(slice: Slice): Problems {
  yield* sliceNameProblems(slice);
  yield* entityProblems(slice.entities ?? [], slice.name);
  yield* operationProblems(slice);
}
