export { pascal } from './names/words.js';
export { createScaffoldAgent } from './scaffold/scaffold-agent.js';
export { electronStack } from './stack.js';
export { VERSION } from './version.js';
