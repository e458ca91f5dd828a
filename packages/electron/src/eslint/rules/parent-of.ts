import type { Node } from 'estree';

/** The node around a node; ESLint sets it, the types of the syntax tree do not know it. */
export const parentOf = (node: object): Node | undefined => {
  const found: { readonly parent?: Node } = node;
  return found.parent;
};
