import { format } from 'prettier';
import { FAULTS } from './faults/index.mjs';
import { GATES } from './gates.mjs';
import { listTable } from './table.mjs';
import { SLICES } from './workspace.mjs';

/** The README of this folder, made from the faults and the gates. */
export const readme = () =>
  format(
    `# Planted faults

Each of these faults is a mistake that a model typically makes, or a hole that a person could open by accident. \`npm run mutants\`
puts them one at a time into a throw-away copy of the app with the slices ${SLICES.map((name) => `\`${name}\``).join(', ')}, and shows which gate notices. A fault that no gate
notices is a hole in the gates; one that another gate than the documented notices first means that this page is wrong. Both end with exit code 1.

This page is written by \`npm run mutants -- --list --markdown tools/mutants/README.md\`; a test fails when it is stale.

## Gates, in order of cost

${GATES.map(({ name, says }, index) => `${index + 1}. \`${name}\`: ${says}`).join('\n')}

Some faults change a generated test as well: a model that writes code and tests makes the same mistake in both, and then only the
gates that it did not write can notice.

## Faults

${listTable(FAULTS)}
`,
    { parser: 'markdown', singleQuote: true },
  );
