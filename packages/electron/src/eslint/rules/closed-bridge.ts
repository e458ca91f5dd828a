import type { Rule, Scope } from 'eslint';
import type { CallExpression, Identifier, Node, Property } from 'estree';
import { memberName } from './member-name.js';
import { parentOf } from './parent-of.js';
import { variableOf } from './variable-of.js';

/** The one module whose parameters are the way to main. */
const PRELOAD = /\/ipc\/preload\.ts$/;
const CREATE_BRIDGE = 'createBridge';
const REGISTER = 'registerContract';
/** What main must be given or must import, and may not make up: who may call, and what. */
const GIVEN = new Set(['channels', 'contract', 'guard', 'ipcMain']);
const HANDLING = new Set([
  ...['handle', 'handleOnce', 'removeHandler', 'removeAllListeners'],
  ...['addListener', 'on', 'once', 'send', 'sendSync', 'sendToHost'],
  ...['postMessage', 'invoke'],
]);

/**
 * The page gets one closed function per operation of the contract: neither `ipcRenderer`, nor a channel of its
 * own choice. The kernel makes them, on both sides; nothing else touches a channel.
 */
export const closedBridge: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kept: 'Pass "{{name}}" to the kernel\'s createBridge and to nothing else: whoever holds it can reach every channel.',
      channels:
        'Take the channels from the domain contract: {{name}} may serve its operations and no others.',
      given:
        'Pass the "{{name}}" on as it was given or imported: here it decides who may call what.',
      alias: 'Import "{{name}}" under its own name.',
      handling:
        'Leave ".{{name}}" to the kernel\'s createBridge and registerContract: they know the channels and check every message.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const isPreload = PRELOAD.test(context.filename.replaceAll('\\', '/'));

    /** A name that was imported, or that the function around was given. */
    const isGiven = (node: Node | undefined): boolean => {
      if (node?.type !== 'Identifier') return false;
      const [definition] = variableOf(sourceCode, node)?.defs ?? [];
      if (definition?.type === 'ImportBinding') return true;
      // A default would be made up here.
      return (
        definition?.type === 'Parameter' &&
        parentOf(definition.name)?.type !== 'AssignmentPattern'
      );
    };

    /** In main an operation may be called `send`; only what is made to be Electron's object counts there. */
    const isWay = (node: Node): boolean => {
      if (isPreload) return true;
      const [definition] =
        node.type === 'Identifier'
          ? (variableOf(sourceCode, node)?.defs ?? [])
          : [];
      return /ipcMain/i.test(sourceCode.getText(definition?.name ?? node));
    };

    const checkKept = ({ identifier }: Scope.Reference) => {
      const parent = parentOf(identifier);
      if (isCallOf(parent, CREATE_BRIDGE) && parent.arguments[0] === identifier)
        return;
      if (identifier.type !== 'Identifier') return;
      const { name } = identifier;
      context.report({
        node: parent ?? identifier,
        messageId: 'kept',
        data: { name },
      });
    };

    /** Parameters of the functions that the preload can call. */
    const checkParameters = (node: Node) => {
      if (parentFunction(node)) return;
      for (const variable of sourceCode.getDeclaredVariables(node)) {
        const [definition] = variable.defs;
        if (definition?.type !== 'Parameter') continue;
        variable.references.forEach(checkKept);
      }
    };

    const checkGiven = (node: CallExpression) => {
      const [options] = node.arguments;
      if (options?.type !== 'ObjectExpression') {
        context.report({ node, messageId: 'given', data: { name: REGISTER } });
        return;
      }
      for (const property of options.properties) {
        if (property.type !== 'Property') {
          const name = sourceCode.getText(property);
          context.report({ node, messageId: 'given', data: { name } });
          continue;
        }
        const name = keyOf(property);
        if (!GIVEN.has(name) || isGiven(property.value)) continue;
        context.report({ node: property, messageId: 'given', data: { name } });
      }
    };

    return {
      ImportSpecifier: (node) => {
        const { imported, local } = node;
        const name = imported.type === 'Identifier' ? imported.name : '';
        if (name !== CREATE_BRIDGE && name !== REGISTER) return;
        if (local.name === name) return;
        context.report({ node, messageId: 'alias', data: { name } });
      },
      ObjectPattern: (node) => {
        const { properties } = node;
        if (!isWay(node)) return;
        for (const property of properties) {
          if (property.type !== 'Property') continue;
          const name = keyOf(property);
          if (!HANDLING.has(name)) continue;
          context.report({
            node: property,
            messageId: 'handling',
            data: { name },
          });
        }
      },
      ':function': (node: Node) => {
        if (isPreload) checkParameters(node);
      },
      CallExpression: (node) => {
        const [, channels] = node.arguments;
        if (isCallOf(node, CREATE_BRIDGE) && !isImported(channels)) {
          const data = { name: CREATE_BRIDGE };
          context.report({ node, messageId: 'channels', data });
        }
        if (isCallOf(node, REGISTER)) checkGiven(node);
      },
      MemberExpression: (node) => {
        const name = memberName(node) ?? '';
        if (!HANDLING.has(name) || !isWay(node.object)) return;
        context.report({ node, messageId: 'handling', data: { name } });
      },
    };

    function isImported(node: Node | undefined): boolean {
      if (node?.type !== 'Identifier') return false;
      const [definition] = variableOf(sourceCode, node)?.defs ?? [];
      return definition?.type === 'ImportBinding';
    }
  },
};

const isCallOf = (
  node: Node | undefined,
  name: string,
): node is CallExpression =>
  node?.type === 'CallExpression' && isNamed(node.callee, name);

const isNamed = (node: Node, name: string): node is Identifier =>
  node.type === 'Identifier' && node.name === name;

const keyOf = ({ key }: Property): string =>
  key.type === 'Identifier'
    ? key.name
    : key.type === 'Literal'
      ? String(key.value)
      : '';

const parentFunction = (node: Node): Node | undefined => {
  let around = parentOf(node);
  while (around && !/Function/.test(around.type)) around = parentOf(around);
  return around;
};
