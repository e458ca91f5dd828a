import { expect, test } from '@jest/globals';
import { repositoryMethods } from '../../src/domain/model/repository-methods.js';
import {
  aPlan,
  aPlanEntity,
  aPlanField,
  aPlanOperation,
} from '../support/a-plan.js';

test('a query does not take the name of another method', () => {
  const entity = aPlanEntity({
    name: 'Note',
    fields: [aPlanField({ name: 'slug', unique: true })],
  });
  const plan = aPlan({
    entities: [entity],
    operations: ['list', 'findBySlug', 'bySlug'].map((name) =>
      aPlanOperation({ name, kind: 'query', entity: 'Note', where: ['slug'] }),
    ),
  });
  const { finders, queries } = repositoryMethods(plan, entity);
  expect(finders.map(({ method }) => method)).toEqual(['findBySlug']);
  expect(queries.map(({ method }) => method)).toEqual([
    'listQuery',
    'findBySlugQuery',
    'bySlug',
  ]);
});
