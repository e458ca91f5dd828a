import type { Rule, Scope } from 'eslint';
import type { Node } from 'estree';
import { isValue } from './is-value.js';
import { parentOf } from './parent-of.js';
import { initialOf, variableOf } from './variable-of.js';

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);

/** A timer runs a function. Given a text it would compile it; under another name nobody would see that. */
export const timers: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      text: 'Give {{name}} a function, written where it is passed: a text would be compiled and run.',
      alias: 'Call "{{name}}" directly, under its own name.',
    },
  },
  create(context) {
    const isFunction = (node: Node | undefined): boolean => {
      if (!node) return false;
      if (node.type === 'ArrowFunctionExpression') return true;
      if (node.type === 'FunctionExpression') return true;
      if (node.type !== 'Identifier') return false;
      const variable = variableOf(context.sourceCode, node);
      const [definition] = variable?.defs ?? [];
      if (definition?.type === 'FunctionName') return true;
      if (definition?.type === 'Parameter') return isExecutor(definition.node);
      return isFunction(initialOf(variable));
    };

    const check = ({ identifier }: Scope.Reference) => {
      if (identifier.type !== 'Identifier') return;
      const { name } = identifier;
      const parent = parentOf(identifier);
      if (parent?.type !== 'CallExpression' || parent.callee !== identifier) {
        context.report({
          node: parent ?? identifier,
          messageId: 'alias',
          data: { name },
        });
      } else if (!isFunction(parent.arguments[0])) {
        context.report({ node: parent, messageId: 'text', data: { name } });
      }
    };

    return {
      'Program:exit': (node: Node) => {
        const scope = context.sourceCode.getScope(node);
        scope.through
          .filter(({ identifier }) => 'name' in identifier)
          .filter(
            ({ identifier }) =>
              identifier.type === 'Identifier' && TIMERS.has(identifier.name),
          )
          .filter(isValue)
          .forEach(check);
      },
    };
  },
};

/** `new Promise((resolve) => …)` */
const isExecutor = (node: Node): boolean => {
  const made = parentOf(node);
  return (
    made?.type === 'NewExpression' &&
    made.callee.type === 'Identifier' &&
    made.callee.name === 'Promise'
  );
};
