import type { Plan } from '@nx-slice/schemas';
import { sliceModel } from '../front-end/slice-model.js';
import type { LayerTemplate } from '../layer-template.js';
import { layoutFile } from './layout-file.js';
import { layoutTest } from './layout-test.js';
import { pageFile } from './page-file.js';
import { pageTest } from './page-test.js';
import { promises } from './promises.js';
import { indexFile } from './index-file.js';

/** Where things stand on the page of a slice, and the page itself. */
export const layoutTemplate: LayerTemplate = (plan: Plan) => {
  const model = sliceModel(plan);
  return {
    files: [
      layoutFile(model),
      pageFile(model),
      indexFile(model),
      layoutTest(model),
      pageTest(model),
    ],
    contracts: promises(model),
  };
};
