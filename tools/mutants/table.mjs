/** @typedef {'caught' | 'passed' | 'not run'} Mark */

/**
 * @typedef {object} Row
 * @property {import('./plant.mjs').Fault} fault
 * @property {ReadonlyMap<string, Mark>} marks by gate
 */

const MARKS = { caught: '✔', passed: '·', 'not run': '' };

/** The first gate that noticed the fault. @param {Row} row @param {readonly string[]} gates */
export const firstCatch = ({ marks }, gates) =>
  gates.find((gate) => marks.get(gate) === 'caught');

/**
 * What is wrong with a row; `undefined` when the gate that is documented noticed the fault, and none before it.
 *
 * @param {Row} row
 * @param {readonly string[]} gates those that were to run, in order of cost
 */
export function complaint(row, gates) {
  const { id, caughtBy } = row.fault;
  const first = firstCatch(row, gates);
  if (first === caughtBy) return undefined;
  if (first) return `${id}: caught by ${first}, documented is ${caughtBy}`;
  return gates.includes(caughtBy)
    ? `${id}: not caught by ${caughtBy}`
    : undefined;
}

/** @param {readonly Row[]} rows @param {readonly string[]} gates */
const cells = (rows, gates) => [
  ['layer', 'fault', ...gates],
  ...rows.map(({ fault, marks }) => [
    fault.layer,
    fault.id,
    ...gates.map((gate) => MARKS[marks.get(gate) ?? 'not run']),
  ]),
];

/** Fault × gate: ✔ caught, · passed, blank not run. @param {readonly Row[]} rows @param {readonly string[]} gates */
export function plainTable(rows, gates) {
  const table = cells(rows, gates);
  const widths = table[0].map((_, column) =>
    Math.max(...table.map((line) => line[column].length)),
  );
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same as Markdown. @param {readonly Row[]} rows @param {readonly string[]} gates */
export const markdownTable = (rows, gates) => markdown(cells(rows, gates));

/** What each fault is and which gate is documented to notice it. @param {readonly import('./plant.mjs').Fault[]} faults */
export const listTable = (faults) =>
  markdown([
    ['layer', 'fault', 'what goes wrong', 'caught by'],
    ...faults.map(({ layer, id, says, caughtBy }) => [
      layer,
      `\`${id}\``,
      says,
      caughtBy,
    ]),
  ]);

/** @param {readonly (readonly string[])[]} table */
function markdown([head, ...body]) {
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join(
    '\n',
  );
}
