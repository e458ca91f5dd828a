import type { Rule, Scope } from 'eslint';
import type { CallExpression, ImportDeclaration, Node } from 'estree';
import { isValue } from './is-value.js';
import { memberName } from './member-name.js';
import { parentOf } from './parent-of.js';
import { initialOf, variableOf } from './variable-of.js';

const RUNNER = '@jest/globals';
const BLOCKS = new Set(['describe', 'it', 'test']);
const HOOKS = new Set(['afterAll', 'afterEach', 'beforeAll', 'beforeEach']);

/** What a test may take from `jest` and `expect`: doubles and clocks of its own, no way to bend the subject or the verdict. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  jest: new Set([
    ...['fn', 'useFakeTimers', 'useRealTimers', 'setSystemTime'],
    ...['advanceTimersByTime', 'advanceTimersByTimeAsync', 'runAllTimers'],
    ...['clearAllMocks', 'resetAllMocks', 'restoreAllMocks', 'spyOn'],
  ]),
  expect: new Set([
    ...['any', 'anything', 'arrayContaining', 'objectContaining', 'closeTo'],
    ...['stringContaining', 'stringMatching', 'not', 'assertions'],
    ...['hasAssertions'],
  ]),
};

/** Each test runs, judges the real code, and has something to say. */
export const honestTests: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      part: 'A test may not use "{{text}}".',
      alias: 'Use "{{name}}" directly, under its own name.',
      spy: 'Only console may be spied on; what is tested must be the real code.',
      subject: 'A test must not change what it imports.',
      snapshot:
        'State what is expected; a snapshot agrees with whatever there is.',
      nothing: 'A test file needs a test and an expectation.',
      unrelated:
        'A test file tests something of the slice: import it, from "../../src/…".',
      clock:
        'Give the clock back with jest.useRealTimers() in afterEach: the next test expects it.',
    },
  },
  create(context) {
    const used = new Set<string>();
    const members = new Set<string>();
    let importsSubject = false;

    const alias = (node: Node, name: string) => {
      context.report({ node, messageId: 'alias', data: { name } });
    };
    const part = (node: Node) => {
      const text = context.sourceCode.getText(node);
      context.report({ node, messageId: 'part', data: { text } });
    };

    const checkUse = (name: string, reference: Scope.Reference) => {
      const { identifier } = reference;
      if (identifier.type !== 'Identifier') return;
      const parent = parentOf(identifier);
      if (isCallOf(parent, identifier)) {
        if (name === 'jest') part(parent);
        used.add(name);
        return;
      }
      if (parent?.type !== 'MemberExpression' || parent.object !== identifier) {
        alias(parent ?? identifier, name);
        return;
      }
      const member = memberName(parent);
      const allowed = BLOCKS.has(name)
        ? member === 'each'
        : member !== undefined && MEMBERS[name]?.has(member);
      if (!allowed) {
        part(parent);
        return;
      }
      used.add(name);
      members.add(`${name}.${member ?? ''}`);
      const call = parentOf(parent);
      if (member === 'spyOn' && !isSpyOnConsole(call, parent)) {
        context.report({ node: parent, messageId: 'spy' });
      }
    };

    const checkImport = (node: ImportDeclaration) => {
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') {
          alias(specifier, RUNNER);
          continue;
        }
        const { imported, local } = specifier;
        const name =
          imported.type === 'Identifier' ? imported.name : imported.value;
        const isKnown =
          typeof name === 'string' &&
          (BLOCKS.has(name) || HOOKS.has(name) || Object.hasOwn(MEMBERS, name));
        if (!isKnown) {
          part(specifier);
          continue;
        }
        if (local.name !== name) {
          alias(specifier, name);
          continue;
        }
        const [variable] = context.sourceCode.getDeclaredVariables(specifier);
        variable?.references
          .filter(isValue)
          .forEach((reference) => checkUse(name, reference));
      }
    };

    /** Whether a value comes from an import, under whatever name the test keeps it. */
    const isImported = (node: Node): boolean => {
      const root = rootOf(node);
      if (root.type !== 'Identifier') return false;
      const variable = variableOf(context.sourceCode, root);
      const [definition] = variable?.defs ?? [];
      if (definition?.type === 'ImportBinding') return true;
      const taken =
        initialOf(variable) ??
        (definition?.type === 'Variable' ? definition.node.init : undefined);
      return !!taken && taken !== root && isImported(taken);
    };
    const refuseChange = (node: Node, target: Node | undefined) => {
      if (target?.type !== 'MemberExpression' || !isImported(target)) return;
      context.report({ node, messageId: 'subject' });
    };

    return {
      ImportDeclaration: (node) => {
        if (node.source.value === RUNNER) checkImport(node);
        importsSubject ||= isRelativeValue(node);
      },
      ExportNamedDeclaration: (node) => {
        if (node.source?.value === RUNNER) alias(node, RUNNER);
      },
      ExportAllDeclaration: (node) => {
        if (node.source.value === RUNNER) alias(node, RUNNER);
      },
      AssignmentExpression: (node) => {
        refuseChange(node, node.left);
      },
      UpdateExpression: (node) => {
        refuseChange(node, node.argument);
      },
      'UnaryExpression[operator="delete"]': (node: Node) => {
        if (node.type === 'UnaryExpression') refuseChange(node, node.argument);
      },
      CallExpression: (node: CallExpression) => {
        const [target] = node.arguments;
        if (
          !target ||
          context.sourceCode.getText(node.callee) !== 'Object.assign'
        )
          return;
        if (!isImported(target)) return;
        context.report({ node, messageId: 'subject' });
      },
      MemberExpression: (node) => {
        if (
          /^toMatch\w*Snapshot$|^toThrow\w*Snapshot$/.test(
            memberName(node) ?? '',
          )
        ) {
          context.report({ node, messageId: 'snapshot' });
        }
      },
      'Program:exit': (node: Node) => {
        if (
          members.has('jest.useFakeTimers') &&
          !members.has('jest.useRealTimers')
        ) {
          context.report({ node, messageId: 'clock' });
        }
        if (!/\.test\.tsx?$/.test(context.filename)) return;
        const hasTest = used.has('test') || used.has('it');
        if (!hasTest || !used.has('expect')) {
          context.report({ node, messageId: 'nothing' });
        } else if (!importsSubject) {
          context.report({ node, messageId: 'unrelated' });
        }
      },
    };
  },
};

/** What a test is about, or a helper that knows: a value, from the slice itself. */
const isRelativeValue = ({ source, specifiers, ...rest }: ImportDeclaration) =>
  String(source.value).startsWith('.') &&
  specifiers.length > 0 &&
  !('importKind' in rest && rest.importKind === 'type');

const isCallOf = (
  node: Node | undefined,
  callee: Node,
): node is CallExpression =>
  node?.type === 'CallExpression' && node.callee === callee;

const rootOf = (node: Node): Node =>
  node.type === 'MemberExpression' ? rootOf(node.object) : node;

const isSpyOnConsole = (call: Node | undefined, callee: Node): boolean => {
  if (!isCallOf(call, callee)) return false;
  const [target] = call.arguments;
  return target?.type === 'Identifier' && target.name === 'console';
};
