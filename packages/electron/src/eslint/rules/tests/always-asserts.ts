import type { SourceCode } from 'eslint';
import type {
  ArrowFunctionExpression,
  CallExpression,
  FunctionDeclaration,
  FunctionExpression,
  Node,
} from 'estree';
import { childrenOf } from '../children-of.js';
import { memberName } from '../member-name.js';
import { initialOf, variableOf } from '../variable-of.js';
import { expectationOf, isAwaited, isExpect } from './expectation.js';

/** They take a function and call it later, or never. */
const LATER = new Set([
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fn'],
  ...['addEventListener', 'on', 'once', 'subscribe', 'mockImplementation'],
  ...['mockImplementationOnce', 'catch'],
]);
/** They call the function only while somebody waits for them. */
const WAITING = new Set(['finally', 'then', 'waitFor']);
/** A definition runs nothing, and the body of a loop with a condition perhaps. */
const NOT_NOW: ReadonlySet<Node['type']> = new Set([
  'ArrowFunctionExpression',
  'ClassDeclaration',
  'ClassExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'WhileStatement',
]);
/** What a helper of tests in another file is called when it judges. */
const JUDGES = /^(?:assert|check|expect|verify)(?:[A-Z]|$)/;

/**
 * Whether running a test's function cannot but judge something: an expectation behind a condition, in a function
 * that nobody calls, or in a promise that nobody awaits does not count.
 */
export function alwaysAsserts(source: SourceCode, test: Node): boolean {
  const visited = new Set<Node>();

  const any = (nodes: readonly Node[]): boolean => nodes.some(asserts);

  /** In order: what stands behind a way out does not count. */
  const inOrder = (nodes: readonly Node[]): boolean => {
    for (const node of nodes) {
      if (asserts(node)) return true;
      if (mayReturn(node)) return false;
    }
    return false;
  };

  const mayReturn = (node: Node): boolean =>
    node.type === 'ReturnStatement' ||
    (!isFunction(node) && childrenOf(source, node).some(mayReturn));

  const body = (node: Node): boolean => {
    if (visited.has(node)) return false;
    visited.add(node);
    return isFunction(node) && asserts(node.body);
  };

  const asserts = (node: Node): boolean => {
    if (NOT_NOW.has(node.type)) return false;
    if (node.type === 'BlockStatement') return inOrder(node.body);
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') {
      const { test: condition, consequent, alternate } = node;
      return (
        asserts(condition) ||
        (asserts(consequent) && !!alternate && asserts(alternate))
      );
    }
    if (node.type === 'LogicalExpression') return asserts(node.left);
    if (node.type === 'SwitchStatement') return asserts(node.discriminant);
    if (node.type === 'TryStatement') {
      const { block, handler, finalizer } = node;
      const isSwallowed = !!handler && !rethrows(handler.body);
      return (
        (!!finalizer && asserts(finalizer)) || (!isSwallowed && asserts(block))
      );
    }
    if (node.type === 'ForOfStatement' && isEmpty(node.right)) return false;
    if (node.type === 'CallExpression') return call(node);
    return any(childrenOf(source, node));
  };

  /** A list that was written without entries. */
  const isEmpty = (list: Node): boolean => {
    const value =
      list.type === 'Identifier'
        ? initialOf(variableOf(source, list))
        : undefined;
    const written = value ?? list;
    return written.type === 'ArrayExpression' && written.elements.length === 0;
  };

  const call = (node: CallExpression): boolean => {
    if (isExpect(node)) {
      const { matcher, isPromise, whole } = expectationOf(node);
      return matcher !== undefined && (!isPromise || isAwaited(whole));
    }
    const { callee } = node;
    if (isFunction(callee)) {
      return (!callee.async || isAwaited(node)) && body(callee);
    }
    if (callee.type === 'Identifier' && calls(callee.name, node)) return true;
    const name =
      callee.type === 'MemberExpression'
        ? (memberName(callee) ?? '')
        : callee.type === 'Identifier'
          ? callee.name
          : '';
    if (callee.type === 'MemberExpression' && isEmpty(callee.object)) {
      return false;
    }
    const runs = !LATER.has(name) && (!WAITING.has(name) || isAwaited(node));
    return (
      asserts(callee) ||
      node.arguments.some((argument) => {
        const given = functionOf(argument);
        return given ? runs && body(given) : asserts(argument);
      })
    );
  };

  /** A function as it is written, or by the name that this file gives it. */
  const functionOf = (node: Node): FunctionNode | undefined => {
    if (isFunction(node)) return node;
    if (node.type !== 'Identifier') return undefined;
    const variable = variableOf(source, node);
    const [definition] = variable?.defs ?? [];
    const found =
      definition?.type === 'FunctionName'
        ? definition.node
        : initialOf(variable);
    return found && isFunction(found) ? found : undefined;
  };

  /** A function of this file, or a helper whose name says that it judges. */
  const calls = (name: string, node: CallExpression): boolean => {
    if (node.callee.type !== 'Identifier') return false;
    const [definition] = variableOf(source, node.callee)?.defs ?? [];
    if (definition?.type === 'ImportBinding') return JUDGES.test(name);
    const found = functionOf(node.callee);
    return !!found && (!found.async || isAwaited(node)) && body(found);
  };

  return body(test);
}

type FunctionNode =
  ArrowFunctionExpression | FunctionDeclaration | FunctionExpression;

const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

const rethrows = (block: Node): boolean =>
  block.type === 'BlockStatement' &&
  block.body.at(-1)?.type === 'ThrowStatement';
