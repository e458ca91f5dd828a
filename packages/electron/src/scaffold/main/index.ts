import { sliceNames } from '../../names/index.js';
import type { LayerTemplate } from '../layer-template.js';
import { dependenciesFile } from './dependencies-file.js';
import { fakeStoreFile } from './fake-store-file.js';
import { indexFile } from './index-file.js';
import { operatedEntities } from './operated-entities.js';
import { operationsFile } from './operations-file.js';
import { operationsTestFile } from './operations-test.js';
import { clearsFields, patchedFile } from './patched-file.js';
import { mainPromises } from './promises.js';
import { serviceFile } from './service-file.js';

/** The rules: what each operation does, and what it refuses. */
export const mainTemplate: LayerTemplate = (plan) => ({
  files: [
    dependenciesFile(plan),
    ...(clearsFields(plan) ? [patchedFile()] : []),
    ...operatedEntities(plan).map((entity) => operationsFile(plan, entity)),
    serviceFile(plan),
    indexFile(plan),
    fakeStoreFile(plan),
    ...operatedEntities(plan).map((entity) => operationsTestFile(plan, entity)),
  ],
  contracts: mainPromises(sliceNames(plan)),
});
