import type { Rule } from 'eslint';
import type { CallExpression, Node } from 'estree';
import { childrenOf } from '../children-of.js';
import { memberName } from '../member-name.js';
import { parentOf } from '../parent-of.js';
import { initialOf, variableOf } from '../variable-of.js';
import { alwaysAsserts } from './always-asserts.js';
import {
  expectationOf,
  isAwaited,
  isExpect,
  type Matcher,
} from './expectation.js';
import { isConstant } from './is-constant.js';

const EQUALITY = new Set(['toBe', 'toEqual', 'toMatchObject', 'toStrictEqual']);
/** Calling them more than once gives what they are given each time: they are no conditions. */
const REPEATS = new Set(['forEach', 'map']);

const PLAIN: ReadonlySet<Node['type']> = new Set([
  'BlockStatement',
  'ExpressionStatement',
  'ForOfStatement',
]);

/** Each test is registered, is run, and judges something that the slice did. */
export const assertions: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      none: 'This test can pass without judging anything: put an expect(…) in its own body, not behind a condition, in a function that nobody calls, or in a promise that nobody awaits.',
      inline: 'Write the test as a function, here.',
      conditional:
        'Register every test always: at the top of the file or in a describe(…), not behind a condition or in another function.',
      empty: 'test.each of an empty table runs nothing: give it a row.',
      patience:
        'A test ends in the time that the runner gives it: take out "{{text}}".',
      matcher:
        '"{{text}}" judges nothing before a matcher is called, as in .toEqual(…).',
      floating: 'Nobody waits for "{{text}}": await it.',
      constant:
        '"{{text}}" compares what the test made with what the test made: expect something of the slice.',
      same: '"{{text}}" compares a value with itself: state what is expected.',
      always: '"{{text}}" holds whatever happens: state what is expected.',
      anything:
        'Say what is expected: expect.anything() takes nearly everything.',
      zero: 'expect.assertions(0) expects that nothing is judged.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    const report = (node: Node, messageId: string) => {
      const text = sourceCode.getText(node).slice(0, 80);
      context.report({ node, messageId, data: { text } });
    };

    const valueOf = (node: Node): Node =>
      node.type === 'Identifier'
        ? (initialOf(variableOf(sourceCode, node)) ?? node)
        : node;

    const checkTest = (node: CallExpression) => {
      const [, callback, patience] = node.arguments;
      const judged = callback ? functionOf(callback) : undefined;
      if (!judged) report(node, 'inline');
      else if (!alwaysAsserts(sourceCode, judged)) report(node.callee, 'none');
      if (patience) report(patience, 'patience');
    };

    const functionOf = (node: Node): Node | undefined => {
      if (isFunction(node)) return node;
      if (node.type !== 'Identifier') return undefined;
      const variable = variableOf(sourceCode, node);
      const [definition] = variable?.defs ?? [];
      if (definition?.type === 'FunctionName') return definition.node;
      const value = initialOf(variable);
      return value && isFunction(value) ? value : undefined;
    };

    const checkTable = (node: CallExpression) => {
      const { callee } = node;
      if (callee.type === 'TaggedTemplateExpression') {
        if (callee.quasi.expressions.length === 0) report(callee, 'empty');
      } else if (callee.type === 'CallExpression') {
        const [table] = callee.arguments;
        const rows = table && valueOf(table);
        if (rows?.type === 'ArrayExpression' && rows.elements.length === 0) {
          report(callee, 'empty');
        }
      }
    };

    const checkExpectation = (node: CallExpression) => {
      if (!isExpect(node)) return;
      const { actual, matcher, isPromise, whole } = expectationOf(node);
      if (!matcher || !actual) {
        report(whole, 'matcher');
        return;
      }
      if (isPromise && !isAwaited(whole)) report(whole, 'floating');
      const sides = [actual, ...matcher.expected];
      if (sides.every((side) => isConstant(sourceCode, side))) {
        report(whole, 'constant');
        return;
      }
      if (isAlways(actual, matcher)) report(whole, 'always');
      if (!EQUALITY.has(matcher.name)) return;
      const [expected] = matcher.expected;
      if (!expected) return;
      if (isAnything(expected)) report(whole, 'anything');
      const [left, right] = [actual, expected].map((side) =>
        sourceCode.getText(side),
      );
      if (left === right && !hasCall(actual)) report(whole, 'same');
    };

    /** A call may answer differently the second time; that it does not is worth a test. */
    const hasCall = (node: Node): boolean =>
      node.type === 'CallExpression' ||
      node.type === 'NewExpression' ||
      childrenOf(sourceCode, node).some(hasCall);

    return {
      CallExpression: (node) => {
        const name = registers(node);
        if (name !== undefined) {
          checkTable(node);
          if (!isAlwaysRegistered(node)) report(node.callee, 'conditional');
          if (name !== 'describe') checkTest(node);
        }
        checkExpectation(node);
        if (isZero(node)) report(node, 'zero');
      },
    };
  },
};

/** Which of the runner's functions a call registers something with; `undefined` when it is another call. */
function registers({ callee }: CallExpression): string | undefined {
  if (callee.type === 'Identifier') return named(callee.name);
  const each =
    callee.type === 'CallExpression'
      ? callee.callee
      : callee.type === 'TaggedTemplateExpression'
        ? callee.tag
        : undefined;
  if (each?.type !== 'MemberExpression') return undefined;
  if (each.object.type !== 'Identifier') return undefined;
  return memberName(each) === 'each' ? named(each.object.name) : undefined;
}

const named = (name: string): string | undefined =>
  name === 'test' || name === 'it' || name === 'describe' ? name : undefined;

/** Whether nothing but the file, a `describe` or a list stands around it. */
function isAlwaysRegistered(node: Node): boolean {
  const parent = parentOf(node);
  if (!parent) return false;
  if (parent.type === 'Program') return true;
  if (PLAIN.has(parent.type)) return isAlwaysRegistered(parent);
  const around = parentOf(parent);
  if (!isFunction(parent) || around?.type !== 'CallExpression') return false;
  const { callee } = around;
  const isRepeated =
    callee.type === 'MemberExpression' && REPEATS.has(memberName(callee) ?? '');
  const isBlock = registers(around) === 'describe';
  return (isBlock || isRepeated) && isAlwaysRegistered(around);
}

const isFunction = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

/** `expect.anything()` */
const isAnything = (node: Node): boolean =>
  node.type === 'CallExpression' && isExpectMember(node.callee, 'anything');

const isZero = ({ callee, arguments: [count] }: CallExpression): boolean =>
  isExpectMember(callee, 'assertions') &&
  count?.type === 'Literal' &&
  count.value === 0;

const isExpectMember = (node: Node, name: string): boolean =>
  node.type === 'MemberExpression' &&
  node.object.type === 'Identifier' &&
  node.object.name === 'expect' &&
  memberName(node) === name;

/** No length is below zero, and nothing makes `… || true` false. */
const isAlways = (
  actual: Node,
  { name, expected: [least] }: Matcher,
): boolean =>
  (actual.type === 'LogicalExpression' &&
    actual.operator === '||' &&
    actual.right.type === 'Literal' &&
    actual.right.value === true) ||
  (name === 'toBeGreaterThanOrEqual' &&
    least?.type === 'Literal' &&
    least.value === 0 &&
    actual.type === 'MemberExpression' &&
    /^(?:length|size)$/.test(memberName(actual) ?? ''));
