import type { Rule, Scope } from 'eslint';
import type { Expression, Node, SpreadElement } from 'estree';
import { memberName } from './member-name.js';
import { parentOf } from './parent-of.js';
import { initialOf, variableOf } from './variable-of.js';

const METHODS = new Set(['exec', 'run', 'all', 'get', 'prepare']);
const DETACH = new Set(['apply', 'bind', 'call']);
/** The database as the kernel types it. */
const DATABASE = /\bSqlDatabase\b/;
const MAP = /\b(?:Weak|Readonly)?Map</;

/** Ways to give the type of the database another name, under which nobody would know it. */
const RENAMED = [
  'ImportSpecifier[imported.name="SqlDatabase"][local.name!="SqlDatabase"]',
  'TSInterfaceHeritage[expression.name="SqlDatabase"]',
  'TSTypeAliasDeclaration > TSTypeReference[typeName.name="SqlDatabase"]',
  'TSTypeAliasDeclaration > TSTypeReference > TSTypeParameterInstantiation > TSTypeReference[typeName.name="SqlDatabase"]',
].join(', ');

/** A statement is one constant text, so that no value can become a part of it. */
export const constantSql: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      built:
        'Write the whole statement as one constant text and bind values by name.',
      detached:
        'Call the method on the database itself, a "SqlDatabase": only there it is checked that the statement is one constant text.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    const initial = (node: Node): Expression | undefined =>
      node.type === 'Identifier'
        ? initialOf(variableOf(sourceCode, node))
        : undefined;

    const isConstant = (node: Expression | SpreadElement): boolean => {
      if (node.type === 'Literal') return typeof node.value === 'string';
      if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
      if (node.type === 'ConditionalExpression') {
        return isConstant(node.consequent) && isConstant(node.alternate);
      }
      const text = initial(node);
      return text !== undefined && isConstant(text);
    };

    /** A text made of parts, by whatever means. */
    const isBuilt = (node: Node): boolean => {
      const text = initial(node);
      return text
        ? isBuilt(text)
        : node.type === 'BinaryExpression' ||
            node.type === 'TaggedTemplateExpression' ||
            node.type === 'CallExpression' ||
            (node.type === 'TemplateLiteral' && node.expressions.length > 0);
    };

    /** `new Map()` also has a `get`. */
    const isMap = (receiver: Node): boolean => {
      const made = initial(receiver);
      const isMade =
        made?.type === 'NewExpression' &&
        made.callee.type === 'Identifier' &&
        made.callee.name === 'Map';
      return isMade || MAP.test(typeOf(receiver));
    };

    /** The annotation where a name was defined, as text. */
    const typeOf = (node: Node): string => {
      if (node.type !== 'Identifier') return '';
      const [definition] = variableOf(sourceCode, node)?.defs ?? [];
      return definition ? sourceCode.getText(definition.name) : '';
    };

    const detached = (node: Node) => {
      context.report({ node, messageId: 'detached' });
    };

    /** A database is called, or handed on as it is. */
    const checkDatabase = ({ identifier }: Scope.Reference) => {
      const parent = parentOf(identifier);
      if (parent?.type === 'VariableDeclarator' && parent.init === identifier) {
        detached(parent);
      }
      if (parent?.type !== 'MemberExpression') return;
      if (parent.object !== identifier) return;
      const name = memberName(parent);
      if (name !== undefined && !METHODS.has(name)) return;
      const call = parentOf(parent);
      const isCalled =
        call?.type === 'CallExpression' && call.callee === parent;
      if (name === undefined || !isCalled) detached(parent);
    };

    return {
      CallExpression: ({ callee, arguments: [statement] }) => {
        if (callee.type !== 'MemberExpression' || !statement) return;
        if (!METHODS.has(memberName(callee) ?? '')) return;
        if (isMap(callee.object) || isConstant(statement)) return;
        context.report({ node: statement, messageId: 'built' });
      },
      'MemberExpression > MemberExpression.object': (node: Node) => {
        const parent = parentOf(node);
        if (node.type !== 'MemberExpression') return;
        if (parent?.type !== 'MemberExpression') return;
        if (!DETACH.has(memberName(parent) ?? '')) return;
        if (METHODS.has(memberName(node) ?? '')) detached(parent);
      },
      ObjectPattern: (node) => {
        if (DATABASE.test(sourceCode.getText(node)) || isTakenFromThis(node)) {
          detached(node);
        }
      },
      [RENAMED]: detached,
      'ObjectExpression > Property[key.name="sql"]': (node: Node) => {
        if (node.type !== 'Property' || !isBuilt(node.value)) return;
        context.report({ node: node.value, messageId: 'built' });
      },
      'Program:exit': () => {
        sourceCode.scopeManager.scopes
          .flatMap(({ variables }) => variables)
          .filter(({ defs: [definition] }) =>
            definition?.type === 'Parameter' || definition?.type === 'Variable'
              ? DATABASE.test(sourceCode.getText(definition.name))
              : false,
          )
          .flatMap(({ references }) => references)
          .forEach(checkDatabase);
      },
    };
  },
};

/** `const { all } = this.db`: what a class keeps is no row. */
function isTakenFromThis(pattern: Node): boolean {
  const parent = parentOf(pattern);
  return (
    pattern.type === 'ObjectPattern' &&
    parent?.type === 'VariableDeclarator' &&
    parent.init?.type === 'MemberExpression' &&
    parent.init.object.type === 'ThisExpression' &&
    pattern.properties.some(
      (property) =>
        property.type === 'Property' &&
        property.key.type === 'Identifier' &&
        METHODS.has(property.key.name),
    )
  );
}
