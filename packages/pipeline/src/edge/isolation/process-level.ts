import type { IsolationLevel } from '@nx-slice/schemas';
import { runProcess } from '../run-process.js';
import type { Isolation } from './isolation.js';

/**
 * A process group with an environment of its own. What runs there can read and write whatever the person who
 * started it can: it is for code that comes from our own templates.
 */
export const processLevel = (
  level: Extract<IsolationLevel, 'process' | 'unsandboxed'>,
): Isolation => ({ level, run: (request) => runProcess(request) });
