import type { MemberExpression } from 'estree';

/** The name of a member, however it is written; `undefined` when only running the code would tell. */
export const memberName = ({
  property,
  computed,
}: MemberExpression): string | undefined => {
  if (property.type === 'Identifier' && !computed) return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
};
