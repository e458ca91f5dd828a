import type { Plan, SourceFile } from '@nx-slice/schemas';
import { channelsFile } from './contract/channels.js';
import { contractIndexFile } from './contract/contract-index.js';
import { entitySchemaFile } from './contract/entity-schema.js';
import { impliedFieldsFile } from './contract/implied-fields.js';
import { limitsFile } from './contract/limits.js';
import { fakeApiFile } from './support/fake-api.js';
import { queryWrapperFile } from './support/query-wrapper.js';
import { sampleFile } from './support/sample.js';
import { contractTestFile } from './tests/contract-test.js';
import { schemaTestFile } from './tests/schema-test.js';

/**
 * A slice's domain contract with its tests and the doubles that other tests share. No agent writes or
 * changes it. Pure; the text is not formatted yet.
 */
export const compileDomain = (plan: Plan): readonly SourceFile[] => [
  channelsFile(plan),
  limitsFile(plan),
  impliedFieldsFile(),
  ...plan.entities.map((entity) => entitySchemaFile(plan, entity)),
  contractIndexFile(plan),
  contractTestFile(plan),
  ...plan.entities.map((entity) => schemaTestFile(plan, entity)),
  ...plan.entities.map((entity) => sampleFile(plan, entity)),
  fakeApiFile(plan),
  queryWrapperFile(),
];
