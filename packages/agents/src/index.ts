export {
  agentConformance,
  type ConformanceCase,
  type ConformanceSetup,
} from './conformance.js';
export {
  createScriptedAgent,
  says,
  type ScriptedAgent,
  type ScriptedCall,
  type ScriptedReply,
} from './scripted-agent.js';
export {
  createCommandAgent,
  type CommandAgentOptions,
  type CommandIdentity,
} from './command/command-agent.js';
export {
  recordingAgent,
  type RecordingOptions,
} from './replay/recording-agent.js';
export type { RecordingFolder } from './replay/recording-folder.js';
export {
  createReplayAgent,
  type ReplayOptions,
} from './replay/replay-agent.js';
export { createScrubber } from './replay/scrub.js';
export { secretsIn } from './replay/secrets-in.js';
export {
  codexHealth,
  codexIdentity,
  createCodexAgent,
  forgetBookmark,
  type CodexDeadlines,
  type CodexMode,
  type CodexOptions,
  type CodexProvider,
  type Health,
} from './codex/index.js';
