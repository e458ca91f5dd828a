import type { Rule } from 'eslint';

/** Comments that a compiler or the test runner obeys, whatever the configuration says. */
const DIRECTIVE = /@jsx|@jest-(?:environment|config)|^\/\s*</;

/** Comments say why. None of them changes how a file is compiled or tested. */
export const directives: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      directive:
        'A comment must not change how this file is compiled or tested.',
    },
  },
  create(context) {
    return {
      Program: () => {
        for (const { value, loc } of context.sourceCode.getAllComments()) {
          if (loc && DIRECTIVE.test(value)) {
            context.report({ loc, messageId: 'directive' });
          }
        }
      },
    };
  },
};
