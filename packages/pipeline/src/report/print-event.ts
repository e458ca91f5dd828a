import terminalColors from 'picocolors';
import type { Change } from '../apply/change-set.js';
import type { PipelineEvent } from '../events.js';
import { inertLine } from './inert.js';
import { printDiagnostic, type Colors } from './print-diagnostic.js';
import { unreachable } from './unreachable.js';

/** What a person reads of an event. No times: Nx replays this text on a cache hit. */
export function printEvent(
  event: PipelineEvent,
  colors: Colors = terminalColors,
): string {
  switch (event.type) {
    case 'attempt':
      return colors.dim(
        `${inertLine(event.layer)}: attempt ${event.attempt}${event.conversation > 1 ? ` (conversation ${event.conversation})` : ''}`,
      );
    case 'waiting':
      return [
        `${inertLine(event.layer)}: ${colors.yellow('waits')} ${Math.ceil(event.milliseconds / 1000)} s, then asks again`,
        ...event.diagnostics.map((item) => printDiagnostic(item, colors)),
      ].join('\n');
    case 'rejected':
      return [
        `${inertLine(event.layer)}: attempt ${event.attempt} ${colors.red('refused')}`,
        ...event.diagnostics.map((item) => printDiagnostic(item, colors)),
      ].join('\n');
    case 'accepted':
      return `${inertLine(event.layer)}: attempt ${event.attempt} ${colors.green('passed')} ${colors.dim(
        `${event.stages.join(' ► ')}${event.files > 0 ? `, ${count(event.files, 'file')}` : ''}`,
      )}`;
    case 'reused':
      return `${inertLine(event.layer)}: ${colors.green('kept')} the artifact ${event.byPerson ? 'that a person submitted' : 'that was sealed'}, no agent was asked`;
    case 'remade':
      return [
        `${inertLine(event.layer)}: ${colors.yellow('made again')}, what was stored cannot be used`,
        ...event.diagnostics.map((item) => printDiagnostic(item, colors)),
      ].join('\n');
    case 'submitted':
      return `${inertLine(event.layer)}: ${inertLine(event.file)} ${colors.green('passed')} ${colors.dim(`${event.stages.join(' ► ')}, ${count(event.files, 'file')}`)}`;
    case 'kept':
      return printKept(event);
    case 'feedback':
      return `${inertLine(event.layer)}: ${count(event.findings, 'finding')} as feedback in ${inertLine(event.file)}; npx nx run ${inertLine(event.slice)}:generate has this layer repaired`;
    case 'verified':
      return `${inertLine(event.slice)}: ${colors.green('verified')} ${count(event.layers, 'layer')} together, ${count(event.tests, 'test')} passed`;
    case 'changes':
      return printChanges(event, colors);
    case 'applied':
      return `${inertLine(event.slice)}: ${colors.green('applied')}`;
    default:
      return unreachable(event);
  }
}

/** Everything that a person needs who goes on from here. */
function printKept({
  slice,
  layer,
  folder,
  artifact,
}: Extract<PipelineEvent, { type: 'kept' }>): string {
  const task = `${inertLine(slice)}:${inertLine(layer)}`;
  const commands: readonly (readonly [string, string])[] = [
    ['look', `${inertLine(folder)}/README.txt`],
    ['try again', `npx nx run ${task}`],
    ...(layer === 'plan'
      ? []
      : ([
          [
            'say what to do',
            `npx nx g nx-slice:feedback ${inertLine(slice)} ${inertLine(layer)} "…"`,
          ],
          [
            'mend by hand',
            `npx nx run ${task} --artifact ${artifact === null ? '<artifact.json>' : inertLine(artifact)}`,
          ],
        ] as const)),
  ];
  return [
    `${inertLine(layer)}: every answer is kept in ${inertLine(folder)}`,
    ...commands.map(([what, text]) => `  ${what.padEnd(15)}${text}`),
  ].join('\n');
}

const signs = (colors: Colors): Readonly<Record<Change['kind'], string>> => ({
  create: colors.green('CREATE'),
  update: colors.cyan('UPDATE'),
  delete: colors.red('DELETE'),
  kept: colors.yellow('KEEP  '),
  conflict: colors.red('CONFLICT'),
  unchanged: '',
});

function printChanges(
  { slice, changes, dryRun }: Extract<PipelineEvent, { type: 'changes' }>,
  colors: Colors,
): string {
  const sign = signs(colors);
  const shown = changes.filter(({ kind }) => kind !== 'unchanged');
  const unchanged = changes.length - shown.length;
  return [
    ...shown.map(
      (change) =>
        `${sign[change.kind]} ${inertLine(change.path)}${'reason' in change ? colors.dim(` (${inertLine(change.reason)})`) : ''}`,
    ),
    `${inertLine(slice)}: ${shown.length === 0 ? 'nothing to change' : count(shown.length, 'change')}, ${count(unchanged, 'file')} as they should be${dryRun ? ' (dry run: nothing was written)' : ''}`,
  ].join('\n');
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;
