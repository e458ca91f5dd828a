import type { SourceCode } from 'eslint';
import type { Node } from 'estree';
import { childrenOf } from '../children-of.js';
import { initialOf, variableOf } from '../variable-of.js';

/** Globals in which a test sees what the slice did. */
const SHOWS = new Set(['console', 'document']);

/** Constant when all of their parts are. */
const COMPOSED: ReadonlySet<Node['type']> = new Set([
  ...(['ArrayExpression', 'AwaitExpression', 'BinaryExpression'] as const),
  ...(['BlockStatement', 'CallExpression', 'ChainExpression'] as const),
  ...(['ConditionalExpression', 'Literal', 'LogicalExpression'] as const),
  ...(['NewExpression', 'ObjectExpression', 'ReturnStatement'] as const),
  ...(['SpreadElement', 'TemplateElement', 'TemplateLiteral'] as const),
  ...(['ExpressionStatement', 'ThrowStatement', 'UnaryExpression'] as const),
]);

/**
 * Whether an expression is made in the test alone, of literals and globals: nothing that a slice does can
 * change it. What the file imports, and what it takes as a parameter, is no constant.
 */
export function isConstant(source: SourceCode, node: Node): boolean {
  const visited = new Set<Node>();

  const constant = (part: Node): boolean => {
    if (part.type === 'Identifier') {
      const variable = variableOf(source, part);
      if (!variable) return !SHOWS.has(part.name);
      const value = initialOf(variable);
      if (!value || visited.has(value)) return false;
      visited.add(value);
      return constant(value);
    }
    if (
      part.type === 'ArrowFunctionExpression' ||
      part.type === 'FunctionExpression'
    ) {
      return part.params.length === 0 && constant(part.body);
    }
    if (part.type === 'MemberExpression') {
      return (
        constant(part.object) && (!part.computed || constant(part.property))
      );
    }
    if (part.type === 'Property') {
      return (!part.computed || constant(part.key)) && constant(part.value);
    }
    return COMPOSED.has(part.type) && childrenOf(source, part).every(constant);
  };

  return constant(node);
}
