export { FAULTS } from './faults/index.mjs';
export { GATES } from './gates.mjs';
export { mutate } from './plant.mjs';
export { readme } from './readme.mjs';
export { complaint } from './table.mjs';
export { workspaceFiles } from './workspace.mjs';
