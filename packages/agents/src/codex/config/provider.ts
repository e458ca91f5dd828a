import type { CodexDeadlines, CodexProvider } from '../options.js';
import type { ConfigObject } from '../sdk.js';

/**
 * The service under a name of our own, for the built-in one cannot be configured: it tries a WebSocket first, and asks up
 * to 30 times where it should ask once. How often to ask again is up to the pipeline, which counts and pays. Without a
 * `base_url` this goes to OpenAI, with a key to the API and with a ChatGPT login to ChatGPT.
 */
export const providerConfig = (
  { idle }: CodexDeadlines,
  provider?: CodexProvider,
): ConfigObject => ({
  model_provider: 'nx-slice',
  model_providers: {
    'nx-slice': {
      name: 'OpenAI',
      wire_api: 'responses',
      requires_openai_auth: true,
      supports_websockets: false,
      request_max_retries: 0,
      stream_max_retries: 0,
      stream_idle_timeout_ms: idle,
      ...(provider ? { base_url: provider.baseUrl } : {}),
    },
  },
  ...(provider?.chatgptBaseUrl === undefined
    ? {}
    : { chatgpt_base_url: provider.chatgptBaseUrl }),
});
