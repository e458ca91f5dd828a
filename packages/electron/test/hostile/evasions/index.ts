import type { Evasion } from '../evasion.js';
import { BRIDGE } from './bridge.js';
import { DIRECTIVES } from './directives.js';
import { DISHONEST_TESTS } from './dishonest-tests.js';
import { GLOBALS } from './globals.js';
import { IMPORTS } from './imports.js';
import { PAGE } from './page.js';
import { SQL } from './sql.js';
import { TYPES } from './types.js';

/** Ways to be green without being right, by kind. Never run; each needs no more than to be read. */
export const EVASIONS: readonly Evasion[] = [
  ...DIRECTIVES,
  ...TYPES,
  ...GLOBALS,
  ...PAGE,
  ...SQL,
  ...BRIDGE,
  ...IMPORTS,
  ...DISHONEST_TESTS,
];
