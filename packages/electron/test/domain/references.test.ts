import { expect, test } from '@jest/globals';
import {
  isCircular,
  referencesOf,
  referencesTo,
} from '../../src/domain/model/references.js';
import { circularPlan, tasksPlan } from '../support/sample-plans.js';

test('what refers to an entity, and what it refers to', () => {
  const plan = tasksPlan();
  const [project, task] = plan.entities;
  expect(project && referencesOf(project)).toEqual([]);
  expect(project && referencesTo(plan, project)).toMatchObject([
    { from: { name: 'Task' }, field: { name: 'projectId' }, to: 'Project' },
  ]);
  expect(task && referencesTo(plan, task)).toEqual([]);
});

test.each([
  ['A', true],
  ['B', true],
  ['Category', true],
  ['Leaf', false],
])('the reference of %s is part of a circle: %p', (name, circular) => {
  const plan = circularPlan();
  const references = plan.entities
    .flatMap(referencesOf)
    .filter(({ from }) => from.name === name);
  expect(references.map((one) => isCircular(plan, one))).toEqual([circular]);
});
