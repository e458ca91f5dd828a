import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Path } from './slice-file.js';

/** The node of a value, or of the innermost value around it when there is none. */
export const nodeAt = (root: Node, path: Path): Node => {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) {
      return node;
    }
  }
  return root;
};

/** The node of a key: of the last one when an object has it twice. */
export const keyNodeAt = (root: Node, path: Path): Node => {
  const owner = nodeAt(root, path.slice(0, -1));
  const property = owner.children?.findLast(
    (child) => child.children?.[0]?.value === path.at(-1),
  );
  return property?.children?.[0] ?? owner;
};
