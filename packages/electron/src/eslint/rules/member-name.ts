import type { MemberExpression, Node } from 'estree';

/** The name of a member, however it is written; `undefined` when only running the code would tell. */
export const memberName = ({
  property,
  computed,
}: MemberExpression): string | undefined => {
  if (property.type === 'Identifier' && !computed) return property.name;
  return constantText(property);
};

const constantText = (node: Node): string | undefined => {
  if (node.type === 'Literal') return String(node.value);
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) {
    return undefined;
  }
  return node.quasis[0]?.value.cooked ?? undefined;
};
