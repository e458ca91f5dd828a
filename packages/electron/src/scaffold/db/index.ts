import { sliceNames } from '../../names/index.js';
import type { LayerTemplate } from '../layer-template.js';
import { isForeign } from '../../domain/model/foreign.js';
import { foreignRepositoryTestFile } from './foreign-repository-test.js';
import { foreignTablesFile } from './foreign-tables.js';
import { indexFile } from './index-file.js';
import { migrationsFile } from './migrations-file.js';
import { dbPromises } from './promises.js';
import { repositoryFile } from './repository-file.js';
import { repositoryTestFile } from './repository-test.js';
import { rowFile } from './row-file.js';
import { storeFile } from './store-file.js';
import { storeTestFile } from './store-test.js';

/** Tables, and one repository for each. */
export const dbTemplate: LayerTemplate = (plan) => ({
  files: [
    migrationsFile(plan),
    ...plan.entities.flatMap((entity) => [
      rowFile(plan, entity),
      repositoryFile(plan, entity),
    ]),
    storeFile(plan),
    indexFile(plan),
    ...plan.entities.map((entity) =>
      isForeign(entity)
        ? foreignRepositoryTestFile(plan, entity)
        : repositoryTestFile(plan, entity),
    ),
    storeTestFile(plan),
    ...foreignTablesFile(plan),
  ],
  contracts: dbPromises(sliceNames(plan)),
});
