import { sliceNames } from '../../names/index.js';
import type { LayerTemplate } from '../layer-template.js';
import { bridgeTestFile } from './bridge-test.js';
import { fakeServiceFile } from './fake-service-file.js';
import { ipcMainFile } from './main-file.js';
import { operationsTestFile } from './operations-test.js';
import { ipcPreloadFile } from './preload-file.js';
import { ipcPromises } from './promises.js';
import { setUpFile } from './set-up-file.js';

/** Both ends of the way between page and main. */
export const ipcTemplate: LayerTemplate = (plan) => ({
  files: [
    ipcMainFile(plan),
    ipcPreloadFile(plan),
    fakeServiceFile(plan),
    setUpFile(plan),
    operationsTestFile(plan),
    bridgeTestFile(plan),
  ],
  contracts: ipcPromises(sliceNames(plan)),
});
