import type { AgentIdentity } from '@nx-slice/schemas';
import type { CodexOptions } from './options.js';

/**
 * Of this driver, never of the SDK that is installed: a frozen run has none and must know its seals again.
 * Raise it when the same request would be asked, or the same answer read, in another way: instructions, layout of the
 * messages, schema. A test fails when that changes.
 */
export const DRIVER_VERSION = '1';

/** Needs nothing but the options: no SDK, no login, no machine. */
export const codexIdentity = ({
  model,
  effort,
  mode = 'pure',
}: Pick<CodexOptions, 'model' | 'effort' | 'mode'>): AgentIdentity => ({
  kind: 'codex',
  version: `${DRIVER_VERSION}-${mode}`,
  model,
  effort,
});
