import { isUint8Array } from 'node:util/types';
import type { Diagnostic, Usage } from '@nx-slice/schemas';
import type { RunFile } from '../edge/run-folders.js';
import { canonical } from '../seal/canonical.js';
import { ANSWER_LIMITS, parseArtifact } from '../verify/parse.js';
import { beginning } from './beginning.js';
import { inertLine } from './inert.js';
import { plainDiagnostic } from './print-diagnostic.js';

/** One message to an agent, and what came of it. */
export interface AttemptRecord {
  /** Counted from 1 over all conversations. */
  readonly attempt: number;
  readonly conversation: number;
  /** As it came; text, whatever an untyped agent thinks that is. `undefined`: there was no answer. */
  readonly answer?: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** `null`: the agent did not say. */
  readonly usage: Usage | null;
  /** From the message to the answer. */
  readonly milliseconds: number;
}

export interface FailedRun {
  readonly slice: string;
  readonly layer: string;
  readonly model: string | null;
  /** In the currency of the prices; `null` where there is none. */
  readonly costOf: (usage: Usage) => number | null;
  readonly attempts: readonly AttemptRecord[];
}

export interface RunFiles {
  readonly files: readonly RunFile[];
  /** The last answer that is an artifact, relative to the workspace: what a person would go on from. */
  readonly artifact: string | null;
}

/**
 * What is kept of a run that came to nothing.
 *
 * @param folder where it will be, relative to the workspace
 */
export function runFiles(run: FailedRun, folder: string): RunFiles {
  const attempts = run.attempts.map((record) => filesOf(record, run));
  const last = attempts
    .flat()
    .findLast(({ path }) => path.endsWith('/artifact.json'));
  const artifact = last ? `${folder}/${last.path}` : null;
  return {
    artifact,
    files: [
      ...attempts.flat(),
      { path: 'README.txt', content: readme(run, artifact) },
    ],
  };
}

function filesOf(
  { attempt, answer, diagnostics, usage, milliseconds }: AttemptRecord,
  { layer, model, costOf }: FailedRun,
): readonly RunFile[] {
  const below = `attempt-${attempt}`;
  const parsed = layer === 'plan' ? undefined : parseArtifact(answer, layer);
  return [
    ...(answer === undefined
      ? []
      : [{ path: `${below}/answer.txt`, content: capOf(answer) }]),
    ...(parsed?.ok
      ? [{ path: `${below}/artifact.json`, content: canonical(parsed.value) }]
      : []),
    { path: `${below}/diagnostics.json`, content: canonical(diagnostics) },
    {
      path: `${below}/diagnostics.txt`,
      content: `${diagnostics.map(plainDiagnostic).join('\n\n')}\n`,
    },
    {
      path: `${below}/usage.json`,
      content: canonical({
        model,
        usage,
        cost: usage && costOf(usage),
        milliseconds: Math.round(milliseconds),
      }),
    },
  ];
}

/** No more than the gate would read. */
function capOf(answer: unknown): string | Uint8Array {
  if (isUint8Array(answer)) return answer.subarray(0, ANSWER_LIMITS.bytes);
  return beginning(
    typeof answer === 'string' ? answer : String(answer),
    ANSWER_LIMITS.bytes,
  );
}

function readme(
  { slice, layer, attempts }: FailedRun,
  artifact: string | null,
): string {
  const task = `${inertLine(slice)}:${inertLine(layer)}`;
  const list = attempts.map(
    ({ attempt, conversation, diagnostics }) =>
      `  attempt-${attempt}  conversation ${conversation}: ${[...new Set(diagnostics.map(({ code }) => inertLine(code)))].join(', ')}`,
  );
  const byHand =
    layer === 'plan'
      ? []
      : [
          'To mend it by hand: edit an artifact.json and submit it. It passes the same gate as an answer of an agent.',
          '',
          `  npx nx run ${task} --artifact ${artifact ?? '<your artifact.json>'}`,
          '',
          'To tell the agent what to do differently:',
          '',
          `  npx nx g nx-slice:feedback ${inertLine(slice)} ${inertLine(layer)} "what to do differently"`,
          '',
        ];
  return [
    `No answer for ${task} passed. Nothing was written into the repository.`,
    '',
    ...list,
    '',
    'In each of them: answer.txt, what the agent said; diagnostics.txt, what was wrong with it (.json: for programs);',
    'artifact.json, the answer as files, if it was readable; usage.json, what it took.',
    '',
    'To try again from the start:',
    '',
    `  npx nx run ${task}`,
    '',
    ...byHand,
    'This folder is no input of anything: delete it when you like. The last 20 of a slice are kept.',
    '',
  ].join('\n');
}
