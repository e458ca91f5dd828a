import type { Plan, SourceFile } from '@nx-slice/schemas';
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
export const dbTemplate: LayerTemplate = (plan, history) => ({
  files: [migrationsFile(plan, history), ...otherFiles(withoutDefaults(plan))],
  contracts: dbPromises(sliceNames(plan)),
});

/** Defaults are filled in before something is stored; only rows that are there already get them from here. */
const withoutDefaults = (plan: Plan): Plan => ({
  ...plan,
  entities: plan.entities.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => ({ ...field, default: null })),
  })),
});

const otherFiles = (plan: Plan): readonly SourceFile[] => [
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
];
