export {
  sliceNames,
  type EntityNames,
  type SliceNames,
} from './names/index.js';
export { pascal } from './names/words.js';
export { planFromSlice } from './scaffold/plan/index.js';
export { createScaffoldAgent } from './scaffold/scaffold-agent.js';
export { electronStack } from './stack.js';
export { VERSION } from './version.js';
