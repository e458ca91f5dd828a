import type { SourceCode } from 'eslint';
import type { Node } from 'estree';

/** The nodes right below a node, in the order of the source. */
export function childrenOf(source: SourceCode, node: Node): readonly Node[] {
  const keys = source.visitorKeys[node.type] ?? [];
  const parts = new Map<string, unknown>(Object.entries(node));
  return keys.flatMap((key) => parts.get(key)).filter(isNode);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
