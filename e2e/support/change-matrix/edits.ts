import type { Edit } from './edit.js';
import { FIELDS } from './edits/fields.js';
import { OPERATIONS } from './edits/operations.js';
import { REQUEST } from './edits/request.js';
import { TOLD } from './edits/told.js';
import { WORKSPACE } from './edits/workspace.js';

export interface Group {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** THE table of edits, in the order in which they are made. */
export const GROUPS: readonly Group[] = [
  { title: 'The request', edits: REQUEST },
  { title: 'What agents are told, and who they are', edits: TOLD },
  { title: 'Sources, settings, places', edits: WORKSPACE },
  { title: 'Operations', edits: OPERATIONS },
  { title: 'Fields', edits: FIELDS },
];

export const EDITS: readonly Edit[] = GROUPS.flatMap(({ edits }) => edits);
