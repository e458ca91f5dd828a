export { createCodexAgent, forgetBookmark } from './codex-agent.js';
export { codexHealth, type Health } from './doctor.js';
export { codexIdentity } from './identity.js';
export {
  type CodexDeadlines,
  type CodexMode,
  type CodexOptions,
  type CodexProvider,
} from './options.js';
