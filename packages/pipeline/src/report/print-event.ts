import terminalColors from 'picocolors';
import type { PipelineEvent } from '../events.js';
import { count } from './count.js';
import { inertLine } from './inert.js';
import { printChanges } from './print-changes.js';
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
    case 'queued':
      return colors.dim(`${inertLine(event.layer)}: ${QUEUED[event.why]}`);
    case 'resumed':
      return `${inertLine(event.layer)}: ${RESUMED[event.found]}`;
    case 'not-kept':
      return event.diagnostics
        .map((item) => printDiagnostic(item, colors))
        .join('\n');
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
    case 'locked':
      return `${colors.yellow('waiting')} for ${inertLine(event.holder)}`;
    case 'recovered':
      return event.outcome === 'undone'
        ? `${colors.yellow('recovered')}: an earlier apply had ended before it changed a file; what it had prepared is removed`
        : `${colors.yellow('recovered')}: an earlier apply had ended half-way; the rest of its files is in place now`;
    default:
      return unreachable(event);
  }
}

const QUEUED = {
  turns: 'waits for the turn of another layer to end',
  budget: 'waits until it is known what the turns of other layers take',
  service: 'waits, for the service wants to be left alone',
} as const;

const RESUMED = {
  nothing: 'nothing was interrupted here; begins from the start',
  other:
    'what was interrupted was another request, or another agent; begins from the start',
  answer: 'goes on with the answer that was not judged yet',
  conversation: 'goes on with the conversation that was interrupted',
  ended: 'the agent cannot go on with that conversation; begins another one',
} as const;

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
