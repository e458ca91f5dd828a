import type { GrowingFile, Layer, Stack } from '@nx-slice/pipeline';
import { briefOf, planBrief } from './briefs.js';
import { conformance } from './conformance.js';
import { compileDomain } from './domain/index.js';
import { formatFiles } from './format-files.js';
import { jestConfig } from './gate/jest.js';
import { PROGRAMS } from './gate/programs.js';
import { registrations } from './registrations/index.js';
import { losses } from './scaffold/db/change/losses.js';
import { releasedIn } from './scaffold/db/change/released.js';
import { SEES } from './sees.js';
import { LAYERS, type LayerRow } from './table.js';
import { VERSION } from './version.js';
import { withForeign } from './with-foreign.js';

/** The built-in stack: an Electron app with SQLite in main and React in the page. */
export function electronStack(): Stack {
  return {
    name: '@nx-slice/electron',
    version: VERSION,
    layers: LAYERS.map(layerOf),
    planBrief: planBrief(),
    withForeign,
    compileDomain: (plan) => formatFiles(compileDomain(plan)),
    conformance,
    programs: PROGRAMS,
    lint: async () => {
      const { sliceRules } = await import('./eslint/index.js');
      return sliceRules({ slices: '.' });
    },
    jest: jestConfig(),
    registrations: (slices, app) => formatFiles(registrations(slices, app)),
  };
}

function layerOf({ name, needs, entries, history }: LayerRow): Layer {
  const sees = SEES[name];
  if (!sees) throw new Error(`sees.ts says nothing of the layer ${name}`);
  return {
    name,
    needs,
    entries,
    roots: [`src/${name}/`, `test/${name}/`],
    brief: briefOf(name),
    sees,
    ...(history === undefined ? {} : { history: growing(history) }),
  };
}

/** The only file of its kind: migrations. */
const growing = (file: string): GrowingFile => ({
  file,
  entries: (text) =>
    releasedIn(text)?.map(({ id, sql }) => ({ id, text: sql })),
  losses,
});
