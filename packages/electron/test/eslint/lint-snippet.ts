import { ESLint } from 'eslint';
import { sliceRules } from '../../src/eslint/index.js';

const eslint = new ESLint({
  cwd: '/workspace',
  overrideConfigFile: true,
  overrideConfig: sliceRules({ slices: '.' }),
});

/** What the rules say about one file of a slice, each message after its rule's name. */
export async function lintSnippet(
  path: string,
  code: string,
): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, {
    filePath: `/workspace/${path}`,
  });
  return (result?.messages ?? []).map(
    ({ ruleId, message }) => `${String(ruleId)}: ${message}`,
  );
}

/** The names of the rules that refuse a file, each once. */
export async function refusedBy(
  path: string,
  code: string,
): Promise<readonly string[]> {
  const messages = await lintSnippet(path, code);
  return [...new Set(messages.map((text) => text.split(': ')[0] ?? text))];
}
