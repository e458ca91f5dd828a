import type { SliceRegistration } from '@nx-slice/pipeline';
import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../text.js';
import { mainFile } from './main-file.js';
import { preloadFile } from './preload-file.js';
import { registeredSlices, type RegisteredSlice } from './registered-slice.js';
import { routesFile } from './routes-file.js';

const HEADER =
  '// Generated from the slices of this workspace. Edits are overwritten.';

/**
 * The only files of an app that know its slices, always rewritten as a whole. Not formatted.
 *
 * @param slices in any order; `root` is relative to the workspace, with `/`
 * @param app the app's folder, relative to the workspace
 * @returns paths relative to the workspace
 */
export function registrations(
  slices: readonly SliceRegistration[],
  app: string,
): readonly SourceFile[] {
  const file = (
    folder: string,
    name: string,
    content: (slices: readonly RegisteredSlice[]) => string,
  ): SourceFile => ({
    path: `${app}/src/${folder}/${name}`,
    content: lines(
      HEADER,
      content(registeredSlices(slices, `${app}/src/${folder}`)),
      ``,
    ),
  });
  return [
    file('main', 'slices.main.gen.ts', mainFile),
    file('preload', 'slices.preload.gen.ts', preloadFile),
    file('renderer', 'slices.routes.gen.ts', routesFile),
  ];
}
