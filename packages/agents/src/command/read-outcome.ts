import {
  capped,
  diagnostic,
  inert,
  inertLine,
  type AgentReply,
  type ProcessOutcome,
} from '@nx-slice/pipeline';
import type { Diagnostic } from '@nx-slice/schemas';
import {
  readEvents,
  type BadLine,
  type Events,
  type Outcome,
} from './read-events.js';

export interface Expected {
  /** As the workspace names it, for messages. */
  readonly command: readonly string[];
  readonly wanted: 'artifact' | 'plan';
  /** The layer's name, or `plan`. */
  readonly layer: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Listed names that this machine's environment does not have. */
  readonly unset: readonly string[];
  /** Takes secrets out of what the command said: diagnostics are printed and kept. */
  readonly scrub: (text: string) => string;
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'> & {
  readonly again: boolean;
};

/** What a command that has ended replied. One diagnostic when it is no answer. */
export function readOutcome(
  outcome: ProcessOutcome,
  expected: Expected,
): AgentReply {
  const events = readEvents(outcome.stdout);
  const usage = events.usage === null ? {} : { usage: events.usage };
  const failed = (
    { again, ...given }: Problem,
    retry: { retryAfter?: number | null } = {},
  ): AgentReply => ({
    kind: 'failure',
    again,
    diagnostics: [
      diagnostic({
        stage: 'agent',
        layer: expected.layer,
        ...given,
        message: capped(given.message),
      }),
    ],
    ...retry,
    ...usage,
  });

  const broken = brokenProcess(outcome, events, expected);
  if (broken) return failed(broken);
  const [result, second] = events.outcomes;
  if (result?.type === 'failure' && !second) {
    return failed(...saidItself(result, outcome, expected));
  }
  const exit = badExit(outcome, events, expected);
  if (exit) return failed(exit);
  if (events.bad) return failed(badLine(events.bad));
  if (!result) return failed(noAnswer(outcome, events, expected));
  if (second || result.type === 'failure') return failed(twoAnswers(events));
  if (result.kind !== 'text' && result.kind !== expected.wanted) {
    return failed({
      code: 'COMMAND_WRONG_KIND',
      message: `The command answered with ${article(result.kind)}; ${article(expected.wanted)} was asked for`,
      hint: 'The request says under "wanted" what the answer is.',
      again: false,
    });
  }
  return { kind: 'answer', text: result.text, ...usage };
}

/** It never ran, or did not get to its end. */
function brokenProcess(
  outcome: ProcessOutcome,
  events: Events,
  expected: Expected,
): Problem | undefined {
  const program = inertLine(JSON.stringify(expected.command[0] ?? ''));
  if (outcome.notStarted === 'ENOENT') {
    return {
      code: 'COMMAND_NOT_FOUND',
      message: `There is no program ${program}`,
      hint: 'Install it, or mend "command" in the options of the agent. A path is relative to the workspace; a script needs the interpreter that its first line names.',
      again: false,
    };
  }
  if (outcome.notStarted === 'EACCES') {
    return {
      code: 'COMMAND_NOT_EXECUTABLE',
      message: `${program} may not be executed`,
      hint: 'Make it executable (chmod +x), or name its interpreter first, such as ["python3", "tools/agent.py"].',
      again: false,
    };
  }
  if (outcome.notStarted !== undefined) {
    return {
      code: 'COMMAND_NOT_STARTED',
      message: `${program} could not be started: ${inertLine(outcome.stderr)}`,
      hint: null,
      again: false,
    };
  }
  const said = whatItSaid(outcome, events, expected);
  if (outcome.timedOut) {
    return {
      code: 'COMMAND_TIMED_OUT',
      message: `The command did not end within ${expected.timeout / 1000} s; it and all that it started were ended${said}`,
      hint: 'Have it end sooner, or give the agent a longer "timeout".',
      again: true,
    };
  }
  if (outcome.exceeded !== null) {
    return {
      code: 'COMMAND_BEYOND_LIMIT',
      message: `The command used too much (${outcome.exceeded}); it and all that it started were ended${said}`,
      hint: 'Only lines of the protocol belong on its standard output. "limits" in the options of the agent can be raised.',
      again: false,
    };
  }
  return outcome.endedBy === undefined
    ? undefined
    : {
        code: 'COMMAND_KILLED',
        message: `The command was ended by ${outcome.endedBy}${said}`,
        hint: 'Somebody else did that: a person, or the system when memory ran out.',
        again: true,
      };
}

function saidItself(
  { failure }: Extract<Outcome, { type: 'failure' }>,
  outcome: ProcessOutcome,
  { scrub }: Expected,
): [Problem, { retryAfter?: number | null }] {
  const { code, message, hint = null, again = false, retryAfter } = failure;
  return [
    {
      code,
      message: `${inert(scrub(message))}${standardError(outcome, scrub)}`,
      hint: hint === null ? null : inert(scrub(hint)),
      again,
    },
    retryAfter === undefined ? {} : { retryAfter },
  ];
}

/** What a shell says that does not find what it is to run. */
const SHELL_NOT_FOUND = 127;

function badExit(
  outcome: ProcessOutcome,
  events: Events,
  expected: Expected,
): Problem | undefined {
  if (outcome.exitCode === 0) return undefined;
  const { unset } = expected;
  return {
    code: 'COMMAND_FAILED',
    message: `The command ended with exit code ${outcome.exitCode}${events.outcomes.length > 0 ? ', so that its answer does not count' : ''}${whatItSaid(outcome, events, expected)}`,
    hint: [
      outcome.exitCode === SHELL_NOT_FOUND
        ? 'A program that it calls was not found.'
        : 'What went wrong belongs into a line {"type":"failure",…}.',
      ...(unset.length > 0
        ? [
            `Listed under "env" and not set here: ${inertLine(unset.join(', '))}.`,
          ]
        : []),
    ].join(' '),
    again: false,
  };
}

const badLine = ({ code, message }: BadLine): Problem => ({
  code,
  message,
  hint: 'Print one JSON object per line on the standard output, as UTF-8, and everything else on the standard error.',
  again: false,
});

const noAnswer = (
  outcome: ProcessOutcome,
  events: Events,
  expected: Expected,
): Problem => ({
  code: 'COMMAND_NO_ANSWER',
  message: `The command ended without an answer${whatItSaid(outcome, events, expected)}`,
  hint: 'Its last line is {"type":"answer",…}, or {"type":"failure",…}.',
  again: false,
});

const twoAnswers = ({ outcomes }: Events): Problem => ({
  code: 'COMMAND_TWO_ANSWERS',
  message: `The command answered ${outcomes.length} times (${outcomes.map(({ type }) => type).join(', ')})`,
  hint: 'Print exactly one line of the type "answer" or "failure".',
  again: false,
});

const article = (kind: string): string =>
  kind === 'artifact' ? 'an artifact' : `a ${kind}`;

/** UTF-16 code units; the end says more than the beginning. */
const LAST_WORDS = 1_000;

function whatItSaid(
  outcome: ProcessOutcome,
  { progress }: Events,
  { scrub }: Expected,
): string {
  const last = progress.at(-1);
  return `${last === undefined ? '' : `. The last that it told: ${inertLine(scrub(last))}`}${standardError(outcome, scrub)}`;
}

function standardError(
  { stderr }: ProcessOutcome,
  scrub: Expected['scrub'],
): string {
  // Scrubbed as a whole: a secret that is cut in two is no longer recognised.
  const text = scrub(stderr).trim();
  if (text === '') return '';
  const end = text.slice(-LAST_WORDS);
  return `\nOn its standard error:\n${end === text ? '' : '…'}${inert(end)}`;
}
