import type { Rule } from 'eslint';

/**
 * Comments that the compiler, the linter or the test runner obeys, whatever the configuration says. Each tool
 * has its own idea of where one may stand (a line, a block, JSX), so that none may stand anywhere.
 */
const DIRECTIVES: readonly RegExp[] = [
  /@ts-(?:nocheck|ignore|expect-error)\b/i,
  /@jsx\w*|@jest-(?:environment|config)[\w-]*/,
  /^\/\s*<(?:reference|amd-\w+)\b/,
  /^\s*eslint(?:-(?:disable|enable|env)[\w-]*|(?=\s+[\w@/-]+\s*:))/,
  /^[#@]\s*sourceMappingURL\b/,
];

/** Comments say why. None of them changes how a file is compiled, judged or tested. */
export const directives: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      directive:
        'A comment must not change how this file is compiled, linted or tested: take out "{{directive}}" and repair what it hides.',
    },
  },
  create(context) {
    return {
      Program: () => {
        for (const { value, loc } of context.sourceCode.getAllComments()) {
          const directive = DIRECTIVES.map(
            (form) => form.exec(value)?.[0],
          ).find((text) => text !== undefined);
          if (!loc || directive === undefined) continue;
          const data = { directive: directive.trim() };
          context.report({ loc, messageId: 'directive', data });
        }
      },
    };
  },
};
