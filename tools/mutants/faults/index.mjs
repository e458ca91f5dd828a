import { APP_FAULTS } from './app.mjs';
import { COMPONENT_FAULTS } from './component.mjs';
import { CONTEXT_FAULTS } from './context.mjs';
import { CONTRACT_FAULTS } from './contract.mjs';
import { DB_FAULTS } from './db.mjs';
import { IPC_FAULTS } from './ipc.mjs';
import { KERNEL_FAULTS } from './kernel.mjs';
import { LAYOUT_FAULTS } from './layout.mjs';
import { MAIN_FAULTS } from './main.mjs';
import { RENDERER_FAULTS } from './renderer.mjs';

/** From the contract to the page, then what all slices share. @type {readonly import('../plant.mjs').Fault[]} */
export const FAULTS = [
  ...CONTRACT_FAULTS,
  ...DB_FAULTS,
  ...MAIN_FAULTS,
  ...IPC_FAULTS,
  ...RENDERER_FAULTS,
  ...CONTEXT_FAULTS,
  ...COMPONENT_FAULTS,
  ...LAYOUT_FAULTS,
  ...KERNEL_FAULTS,
  ...APP_FAULTS,
];
