import type { Plan } from '@nx-slice/schemas';
import { sliceModel } from '../front-end/slice-model.js';
import type { LayerTemplate } from '../layer-template.js';
import { contextFile } from './context-file.js';
import { contextTest } from './context-test.js';
import { indexFile } from './index-file.js';
import { promises } from './promises.js';

/** What the components of a slice share: the api and what each list is narrowed to. */
export const contextTemplate: LayerTemplate = (plan: Plan) => {
  const model = sliceModel(plan);
  return {
    files: [contextFile(model), indexFile(model), contextTest(model)],
    contracts: promises(model),
  };
};
