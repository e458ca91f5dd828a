import type { Rule, Scope } from 'eslint';
import type { Expression, Identifier, Node, SpreadElement } from 'estree';
import { memberName } from './member-name.js';

const METHODS = new Set(['exec', 'run', 'all', 'get', 'prepare']);

/** A statement is one constant text, so that no value can become a part of it. */
export const constantSql: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      built:
        'Write the whole statement as one constant text and bind values by name.',
    },
  },
  create(context) {
    const variableOf = (identifier: Identifier) =>
      find(context.sourceCode.getScope(identifier), identifier.name);

    const initial = (identifier: Identifier): Expression | undefined => {
      const [definition] = variableOf(identifier)?.defs ?? [];
      if (definition?.type !== 'Variable') return undefined;
      if (definition.parent.kind !== 'const') return undefined;
      if (definition.node.id.type !== 'Identifier') return undefined;
      return definition.node.init ?? undefined;
    };

    const isConstant = (node: Expression | SpreadElement): boolean => {
      if (node.type === 'Literal') return typeof node.value === 'string';
      if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
      if (node.type === 'ConditionalExpression') {
        return isConstant(node.consequent) && isConstant(node.alternate);
      }
      const text = node.type === 'Identifier' ? initial(node) : undefined;
      return text !== undefined && isConstant(text);
    };

    /** `new Map()` also has a `get`. */
    const isMap = (receiver: Node): boolean => {
      const made =
        receiver.type === 'Identifier' ? initial(receiver) : undefined;
      return (
        made?.type === 'NewExpression' &&
        made.callee.type === 'Identifier' &&
        made.callee.name === 'Map'
      );
    };

    return {
      CallExpression: ({ callee, arguments: [statement] }) => {
        if (callee.type !== 'MemberExpression' || !statement) return;
        if (!METHODS.has(memberName(callee) ?? '')) return;
        if (isMap(callee.object) || isConstant(statement)) return;
        context.report({ node: statement, messageId: 'built' });
      },
    };
  },
};

function find(
  scope: Scope.Scope | null,
  name: string,
): Scope.Variable | undefined {
  if (!scope) return undefined;
  return scope.set.get(name) ?? find(scope.upper, name);
}
