import { INSTRUCTIONS } from '../prompt/instructions.js';

const EFFORTS = ['minimal', 'low', 'medium', 'high', 'xhigh'];

/**
 * The text of a list of models with one entry. Only there can the instructions and tools that Codex has for a model be
 * replaced; any name but that of the very model that is asked for brings them back.
 */
export const oneModelCatalog = (model: string, effort: string | null): string =>
  JSON.stringify({
    models: [
      {
        slug: model,
        display_name: model,
        base_instructions: INSTRUCTIONS.pure,
        visibility: 'list',
        supported_in_api: true,
        priority: 1,
        // The form of requests that newer models are asked in.
        use_responses_lite: !/^gpt-(?:[34]|5(?:\.[0-5])?(?:$|-))/.test(model),
        context_window: 272_000,
        truncation_policy: { mode: 'tokens', limit: 10_000 },
        support_verbosity: true,
        default_reasoning_level: 'medium',
        supported_reasoning_levels: [
          ...new Set([...EFFORTS, ...(effort === null ? [] : [effort])]),
        ].map((level) => ({ effort: level, description: '' })),
        shell_type: 'disabled',
        experimental_supported_tools: [],
      },
    ],
  });
