import type { Stack } from '@nx-slice/pipeline';
import { formatFiles } from './format-files.js';
import { TEMPLATES } from './scaffold/templates.js';

/**
 * The tests that the scaffold agent would bring with a layer: they import public modules only, and so hold for
 * the layer of any agent.
 */
export const conformance: Stack['conformance'] = (section, layer) => {
  const template = TEMPLATES[layer];
  if (!template) throw new Error(`There are no tests of the layer ${layer}`);
  return formatFiles(
    template(section).files.filter(({ path }) => path.startsWith('test/')),
  );
};
