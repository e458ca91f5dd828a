import type { Edit } from './edit.js';
import { STEPS } from './steps.js';

/** What happened after an edit. */
export interface Outcome {
  /** The steps that an agent was asked for. */
  readonly made: readonly string[];
  /** The steps whose files came out otherwise than before. */
  readonly otherwise: readonly string[];
}

/**
 * The head of the page as Markdown, not formatted yet. Pure, as all of this.
 *
 * @param lacking titles of the parts that were never run
 */
export const printHead = (edits: number, lacking: readonly string[]): string =>
  [
    '# What runs again',
    INTRODUCTION,
    `There are ${edits} edits in all; each part says in how many of its own the calls made are the calls needed.`,
    ...(lacking.length > 0 ? [`**Not run yet: ${lacking.join('; ')}.**`] : []),
    '',
  ].join('\n\n');

/** One part of the page. */
export const printGroup = (
  title: string,
  rows: readonly (Edit & Outcome)[],
): string => {
  const equal = rows.filter((row) => same(row.made, row.needs)).length;
  return `${[
    `## ${title}`,
    '',
    `Calls made are calls needed: ${equal} of ${rows.length}.`,
    '',
    '| edit | needed | made | other files | why |',
    '| - | - | - | - | - |',
    ...rows.map(rowOf),
  ].join('\n')}\n`;
};

const rowOf = ({ name, needs, made, otherwise, why }: Edit & Outcome): string =>
  `| ${[name, named(needs), named(made), named(otherwise), why].join(' | ')} |`;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.join() === b.join();

const named = (steps: readonly string[]): string => {
  if (steps.length === 0) return 'none';
  return same(steps, STEPS)
    ? `all ${steps.length}`
    : `${steps.length}: ${steps.join(', ')}`;
};

const INTRODUCTION = `
<!-- Written by e2e/nightly/change-matrix.test.ts, which also compares it: NX_SLICE_WRITE_TABLE=1 writes it anew. -->

A slice is made in eight steps: the plan, and seven layers. Every row below is one change to a workspace that was generated and committed,
followed by \`nx run books:generate\` of real \`nx\` processes with an agent that counts. Every one of these runs passed.

- **needed**: the steps whose inputs say something else after the edit. Of the plan: its brief and what slice.json says. Of a layer: its brief, its section of
  the plan, the contracts of the plan and of the layers that it needs, its feedback. Of both: the agent with its model and effort. Written down
  by hand, before the run.
- **made**: the steps that an agent was asked for.
- **other files**: the steps whose files came out otherwise than before; of the plan these are the domain contract and its tests. The agent writes
  from templates, so that a layer that is not named here would have been as good if nobody had been asked.

Where more is needed than came out otherwise, the step was asked for what it sees and makes no use of. Three causes, all of them as designed:

- Bounds, defaults and operations are the domain contract, a set of sources that every layer may import: a change to any of them asks all
  layers, though few repeat a bound. A template is no measure for what a model would have made of it.
- The fields that are searched are in every section, though only the back end looks into them.
- What a person wrote in other words (\`intent\`, \`acceptance\`, a default said in full) is for the planner to judge. Its plan decides about the rest.
`.trim();
