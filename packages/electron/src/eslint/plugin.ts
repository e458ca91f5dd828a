import type { ESLint } from 'eslint';
import { closedBridge } from './rules/closed-bridge.js';
import { constantSql } from './rules/constant-sql.js';
import { directives } from './rules/directives.js';
import { globals } from './rules/globals.js';
import { honestTests } from './rules/honest-tests.js';
import { imports } from './rules/imports.js';
import { assertions } from './rules/tests/assertions.js';
import { timers } from './rules/timers.js';

/** The rules that no published plugin has. */
export const plugin: ESLint.Plugin = {
  meta: { name: 'nx-slice' },
  rules: {
    assertions,
    'closed-bridge': closedBridge,
    'constant-sql': constantSql,
    directives,
    globals,
    'honest-tests': honestTests,
    imports,
    timers,
  },
};
