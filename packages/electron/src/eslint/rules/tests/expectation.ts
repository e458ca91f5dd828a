import type { CallExpression, Node, SimpleCallExpression } from 'estree';
import { memberName } from '../member-name.js';
import { parentOf } from '../parent-of.js';

/** `expect(actual).not.toBe(expected)`, taken apart. */
export interface Expectation {
  readonly actual: Node | undefined;
  /** `undefined` when none is called: then nothing is judged. */
  readonly matcher: Matcher | undefined;
  /** Judges what a promise becomes, so that it says nothing before that. */
  readonly isPromise: boolean;
  /** The expression as a whole. */
  readonly whole: Node;
}

export interface Matcher {
  readonly name: string;
  readonly expected: readonly Node[];
}

const MODIFIERS = new Set(['not', 'rejects', 'resolves']);

/** @param call `expect(actual)` */
export function expectationOf(call: SimpleCallExpression): Expectation {
  const [actual] = call.arguments;
  let whole: Node = call;
  let isPromise = false;
  for (;;) {
    const member = parentOf(whole);
    if (member?.type !== 'MemberExpression' || member.object !== whole) break;
    const name = memberName(member) ?? '';
    if (MODIFIERS.has(name)) {
      isPromise ||= name !== 'not';
      whole = member;
      continue;
    }
    const judged = parentOf(member);
    if (judged?.type !== 'CallExpression' || judged.callee !== member) break;
    const matcher = { name, expected: judged.arguments };
    return { actual, matcher, isPromise, whole: judged };
  }
  return { actual, matcher: undefined, isPromise, whole };
}

/** Whether somebody waits for what an expression becomes. */
export function isAwaited(node: Node): boolean {
  const parent = parentOf(node);
  if (!parent) return false;
  if (parent.type === 'ArrowFunctionExpression') return parent.body === node;
  if (parent.type === 'ChainExpression') return isAwaited(parent);
  if (parent.type === 'ArrayExpression') {
    const all = parentOf(parent);
    return all?.type === 'CallExpression' && isAwaited(all);
  }
  return parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement';
}

/** Whether a call is one of `expect` itself. */
export const isExpect = (
  node: Node,
): node is CallExpression & SimpleCallExpression =>
  node.type === 'CallExpression' &&
  node.callee.type === 'Identifier' &&
  node.callee.name === 'expect';
