import type { Change } from './change-set.js';
import type { FileWrite } from './journal/file-write.js';

export type { FileWrite };

/** What has to be written for a change set to come true. */
export const writesOf = (
  root: string,
  changes: readonly Change[],
): readonly FileWrite[] =>
  changes.flatMap((change): readonly FileWrite[] => {
    const path = pathBelow(root, change.path);
    switch (change.kind) {
      case 'create':
        return [{ path, before: null, after: change.after }];
      case 'update':
      case 'merge':
        return [{ path, before: change.before, after: change.after }];
      case 'delete':
        return [{ path, before: change.before, after: null }];
      case 'rename':
        return [
          { path, before: null, after: change.after },
          {
            path: pathBelow(root, change.from),
            before: change.before,
            after: null,
          },
        ];
      case 'keep':
      case 'unchanged':
      case 'conflict':
        return [];
    }
  });

/** @param root `''` or `.` for the workspace itself */
export const pathBelow = (root: string, path: string): string =>
  root === '' || root === '.' ? path : `${root}/${path}`;
