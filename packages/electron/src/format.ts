import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

/** Plugins are named, and no configuration file is looked for: same text in, same text out, on any machine. */
const OPTIONS = {
  singleQuote: true,
  plugins: [babel, estree, typescript],
};

const PARSERS: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'babel',
  mjs: 'babel',
  cjs: 'babel',
  json: 'json',
};

/**
 * One file's text as Prettier writes it. A kind of file that it has no parser for is left as it is.
 *
 * @throws {SyntaxError} the text is no program
 */
export async function formatSource(
  path: string,
  content: string,
): Promise<string> {
  const parser = PARSERS[path.slice(path.lastIndexOf('.') + 1)];
  return parser === undefined
    ? content
    : format(content, { ...OPTIONS, parser });
}
