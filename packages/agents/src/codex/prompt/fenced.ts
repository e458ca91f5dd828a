import { inertForPrompt } from '@nx-slice/pipeline';

/** UTF-16 code units of one text. Declarations of a large layer have some tens of thousands. */
const LONGEST = 120_000;

/** Foreign text between fences that are longer than any in it, so that it cannot end before it is over. */
export function fenced(text: string, language = ''): string {
  const inert = inertForPrompt(text, LONGEST);
  const runs = inert.match(/`+/g) ?? [];
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${inert.trimEnd()}\n${fence}`;
}
