import type { Plan } from '@nx-slice/schemas';
import type { LayerTemplate } from '../layer-template.js';
import { indexFile } from './index-file.js';
import { keysFile } from './keys-file.js';
import { keysTest } from './keys-test.js';
import { loadFile } from './load-file.js';
import { loadTest } from './load-test.js';
import { mutationsFile } from './mutations-file.js';
import { mutationsTest } from './mutations-test.js';
import { promises } from './promises.js';
import { queriesFile } from './queries-file.js';
import { queriesTest } from './queries-test.js';
import { sliceModel } from '../front-end/slice-model.js';

/** Query keys, queries, mutations and the route's loader. */
export const rendererTemplate: LayerTemplate = (plan: Plan) => {
  const model = sliceModel(plan);
  return {
    files: [
      keysFile(model),
      ...queriesFile(model),
      ...mutationsFile(model),
      loadFile(model),
      indexFile(model),
      ...keysTest(model),
      ...queriesTest(model),
      ...mutationsTest(model),
      loadTest(model),
    ],
    contracts: promises(model),
  };
};
