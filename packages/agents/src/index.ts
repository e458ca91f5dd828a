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
