import type { Rule, Scope } from 'eslint';
import type { Identifier, Node } from 'estree';
import { z } from 'zod';
import { isValue } from './is-value.js';
import { memberName } from './member-name.js';
import { parentOf } from './parent-of.js';

const optionsSchema = z.strictObject({
  /**
   * Names, or patterns of names in the form `/^HTML/`, beyond those of the language; a name of which only
   * parts are fine is fine as a whole then.
   */
  also: z.array(z.string()),
});

export type GlobalsOptions = z.output<typeof optionsSchema>;

/** Globals of the language that give every program the same answer, with nothing to reach from them. */
const PURE: ReadonlySet<string> = new Set(
  `Array ArrayBuffer BigInt Boolean DataView Error Infinity Intl JSON Map NaN Number Promise RangeError RegExp
   Set String Symbol SyntaxError TypeError URL URLSearchParams Uint8Array WeakMap WeakSet AggregateError
   decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt structuredClone undefined
   TextDecoder TextEncoder`.split(/\s+/),
);

/** Those among them that are values, with nothing to reach or to change. */
const VALUES: ReadonlySet<string> = new Set(['Infinity', 'NaN', 'undefined']);

/** Globals of which only some members are fine: the others are a hidden input, or lead to the compiler of code. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Date: ['UTC', 'parse'],
  Math: `E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 cbrt cos exp floor fround hypot imul log log10
    log1p log2 max min pow round sign sin sqrt tan trunc`.split(/\s+/),
  Object: [
    ...['assign', 'entries', 'freeze', 'fromEntries', 'groupBy'],
    ...['hasOwn', 'is', 'keys', 'values'],
  ],
};

/** A slice reaches nothing that it was not given: neither the process nor the page, the clock or chance. */
export const globals: Rule.RuleModule = {
  meta: {
    type: 'problem',
    // Parsed below.
    schema: false,
    messages: {
      unlisted:
        'A slice gets what it needs as an argument, not from the global "{{name}}".',
      hidden:
        'Take the clock and the ids as arguments, so that tests can: this is another at every call.',
      patched: 'What every module shares must stay as it is.',
      alias: 'Use the global "{{name}}" directly, under its own name.',
      part: 'Of the global "{{name}}" a slice may use {{allowed}}, directly.',
    },
  },
  create(context) {
    const { also } = optionsSchema.parse(context.options[0]);
    const isListed = (name: string) =>
      PURE.has(name) || also.some((entry) => matches(entry, name));

    const check = ({ identifier }: Scope.Reference) => {
      if (identifier.type !== 'Identifier') return;
      const { name } = identifier;
      if (isPatched(identifier)) {
        context.report({ node: identifier, messageId: 'patched' });
        return;
      }
      if (isListed(name)) {
        if (!isRenamed(identifier)) return;
        context.report({
          node: identifier,
          messageId: 'alias',
          data: { name },
        });
        return;
      }
      const members = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
      if (members === undefined) {
        const data = { name };
        context.report({ node: identifier, messageId: 'unlisted', data });
        return;
      }
      const parent = parentOf(identifier);
      if (isMember(parent, identifier, members)) return;
      if (name === 'Date' && isGivenTime(parent, identifier)) return;
      if (isHidden(name, parent)) {
        context.report({ node: identifier, messageId: 'hidden' });
        return;
      }
      const data = { name, allowed: members.join(', ') };
      context.report({ node: identifier, messageId: 'part', data });
    };

    return {
      'Program:exit': (node: Node) => {
        const scope = context.sourceCode.getScope(node);
        const undeclared = scope.variables
          .filter(({ defs }) => defs.length === 0)
          .flatMap(({ references }) => references);
        [...undeclared, ...scope.through].filter(isValue).forEach(check);
      },
    };
  },
};

const matches = (entry: string, name: string): boolean =>
  entry.startsWith('/')
    ? new RegExp(entry.slice(1, -1)).test(name)
    : entry === name;

/** `JSON.parse = …`, `delete JSON.parse`, `Object.assign(JSON, …)`, `Array.prototype`. */
function isPatched(global: Identifier): boolean {
  const parent = parentOf(global);
  if (parent?.type === 'CallExpression') {
    const { callee, arguments: values } = parent;
    return (
      values[0] === global &&
      callee.type === 'MemberExpression' &&
      memberName(callee) === 'assign'
    );
  }
  if (parent?.type !== 'MemberExpression' || parent.object !== global) {
    return false;
  }
  const user = parentOf(parent);
  return (
    memberName(parent) === 'prototype' ||
    (user?.type === 'AssignmentExpression' && user.left === parent) ||
    (user?.type === 'UnaryExpression' && user.operator === 'delete')
  );
}

/** `const list = Array`: from there on no rule knows what it is. `undefined` is no more than a value. */
function isRenamed(global: Identifier): boolean {
  const parent = parentOf(global);
  return (
    !VALUES.has(global.name) &&
    ((parent?.type === 'VariableDeclarator' && parent.init === global) ||
      (parent?.type === 'AssignmentExpression' && parent.right === global))
  );
}

const isMember = (
  parent: Node | undefined,
  object: Identifier,
  members: readonly string[],
): boolean =>
  parent?.type === 'MemberExpression' &&
  parent.object === object &&
  members.includes(memberName(parent) ?? '');

/** `new Date(value)`, or a question about one. Without a value it is the clock. */
function isGivenTime(parent: Node | undefined, date: Identifier): boolean {
  if (parent?.type === 'BinaryExpression') {
    return parent.operator === 'instanceof' && parent.right === date;
  }
  if (parent?.type !== 'NewExpression' || parent.callee !== date) return false;
  const [first] = parent.arguments;
  return first !== undefined && first.type !== 'SpreadElement';
}

const isHidden = (name: string, parent: Node | undefined): boolean =>
  name === 'Date' ||
  (parent?.type === 'MemberExpression' && memberName(parent) === 'random');
