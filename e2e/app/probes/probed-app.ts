import { specOf } from '../../support/specs.js';
import { appUnderTest, type AppUnderTest } from '../app-under-test.js';

/** Two slices, with every kind of field that text can be put into; one app for all probes, so that it is built once. */
export const probedApp = (): AppUnderTest =>
  appUnderTest([specOf('notes'), specOf('tasks')]);
