import type { ConfigObject } from '../sdk.js';

/** Features that would bring tools, prompts or background requests, whatever the mode. */
const NEVER = [
  'view_image',
  'image_generation',
  'computer_use',
  'in_app_browser',
  'browser_use',
  'browser_use_external',
  'browser_use_full_cdp_access',
  'apps',
  'plugins',
  'remote_plugin',
  'hooks',
  'goals',
  'memories',
  'worktrees',
  'shell_snapshot',
  'workspace_dependencies',
  'skill_search',
  'skill_mcp_dependency_install',
  'tool_suggest',
  'tool_call_mcp_elicitation',
  'auth_elicitation',
  'multi_agent',
  'multi_agent_v2',
  'guardian_approval',
  // No tool: without this a refused connection is tried for ever.
  'unbounded_connection_retries',
  // A proxy that looks into requests reads no zstd, and neither does Node 20.
  'enable_request_compression',
] as const;

/** Those that run commands. */
const COMMANDS = ['shell_tool', 'unified_exec', 'code_mode_host'] as const;

/**
 * What every conversation is configured with, so that nothing of the user's or the project's settings, instruction
 * files, skills and servers takes part, and nothing is sent but to the model. The program knows every key of it: it
 * would not complain about one that it does not, so a test asks it with `--strict-config`.
 */
export const hermeticConfig = (): ConfigObject => ({
  features: switchedOff(NEVER),
  tools: { experimental_request_user_input: { enabled: false } },
  // The features named multi_agent alone leave the tools for sub-agents in place.
  agents: { enabled: false },
  skills: { bundled: { enabled: false }, include_instructions: false },
  web_search: 'disabled',
  include_apps_instructions: false,
  include_collaboration_mode_instructions: false,
  project_doc_max_bytes: 0,
  history: { persistence: 'none' },
  analytics: { enabled: false },
  feedback: { enabled: false },
  check_for_update_on_startup: false,
});

/** Text in, text out: no tools at all, and no word about folders or permissions. */
export const pureConfig = (): ConfigObject => ({
  ...hermeticConfig(),
  features: switchedOff([...NEVER, ...COMMANDS]),
  tools: {
    experimental_request_user_input: { enabled: false },
    update_plan: { enabled: false },
  },
  include_permissions_instructions: false,
  include_environment_context: false,
});

const switchedOff = (features: readonly string[]): ConfigObject =>
  Object.fromEntries(features.map((feature) => [feature, false]));
