import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@nx-slice/schemas';
import { z } from 'zod';
import { REPOSITORY } from '../support/workspace.js';
import { planOf } from '../../packages/electron/test/support/build-slice.js';
import { buildApp } from './build-app.js';
import { findFiles } from './find-files.js';

/** What a test of an app judges. */
export interface AppUnderTest {
  readonly plans: readonly Plan[];
  /** Absolute path of the built app; builds it when that is not done yet. */
  readonly out: () => Promise<string>;
  readonly dispose: () => void;
}

/**
 * The demo app with the slices that the scaffold agent makes of some specs. Two settings choose another one:
 *
 * - `NX_SLICE_SPECS`: paths of slice.json files, with commas between, in place of `specs`; `workspace`: those of
 *   this workspace, in its own built app.
 * - `NX_SLICE_OUT`: absolute path of an app that was built elsewhere of the same specs.
 */
export function appUnderTest(specs: readonly object[]): AppUnderTest {
  const named = process.env['NX_SLICE_SPECS'];
  const isWorkspace = named === 'workspace';
  const paths = isWorkspace
    ? findFiles(join(REPOSITORY, 'packages/slices'), 'slice.json')
    : named?.split(',');
  const chosen = paths?.map(readSpec) ?? specs;
  const out = isWorkspace
    ? join(REPOSITORY, 'packages/desktop/out')
    : process.env['NX_SLICE_OUT'];
  let remove = (): void => undefined;
  return {
    plans: chosen.map((spec) => planOf(spec, chosen)),
    out: async () => {
      if (out !== undefined) return out;
      const app = await buildApp(chosen);
      remove = app.remove;
      return app.out;
    },
    dispose: () => remove(),
  };
}

const readSpec = (path: string): object =>
  z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8')));
