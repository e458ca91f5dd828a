import {
  failureEventSchema,
  progressEventSchema,
  usageEventSchema,
  type FailureEvent,
  type Usage,
} from '@nx-slice/schemas';
import { inertLine } from '@nx-slice/pipeline';
import type { z } from 'zod';

/** What an answer is made of; the text is the words of a model. */
export type AnswerKind = 'artifact' | 'plan' | 'text';

/** The line that ends it. */
export type Outcome =
  | { readonly type: 'failure'; readonly failure: FailureEvent }
  | {
      readonly type: 'answer';
      readonly kind: AnswerKind;
      readonly text: string;
    };

/** Why a line is none of the protocol. */
export interface BadLine {
  readonly code: 'COMMAND_SAID_PROSE' | 'COMMAND_BAD_LINE' | 'COMMAND_NOT_UTF8';
  readonly message: string;
}

/** All that a command printed. */
export interface Events {
  readonly progress: readonly string[];
  /** Of all calls together; `null` when it said nothing of it. */
  readonly usage: Usage | null;
  readonly outcomes: readonly Outcome[];
  /** The first line that could not be read; what is behind it is read nevertheless. */
  readonly bad: BadLine | null;
}

type Read =
  | Outcome
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'bad'; readonly bad: BadLine };

/** Reads what a command printed on its standard output: one JSON object on each line. Never throws. */
export function readEvents(stdout: string): Events {
  const progress: string[] = [];
  const outcomes: Outcome[] = [];
  let usage: Usage | null = null;
  let bad: BadLine | null = null;
  stdout.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line, index + 1);
    switch (read.type) {
      case 'progress':
        progress.push(read.text);
        break;
      case 'usage':
        usage = sum(usage, read.usage);
        break;
      case 'bad':
        bad ??= read.bad;
        break;
      case 'failure':
      case 'answer':
        outcomes.push(read);
        break;
    }
  });
  return { progress, usage, outcomes, bad };
}

const sum = (all: Usage | null, more: Usage): Usage => ({
  inputTokens: (all?.inputTokens ?? 0) + more.inputTokens,
  cachedInputTokens: (all?.cachedInputTokens ?? 0) + more.cachedInputTokens,
  outputTokens: (all?.outputTokens ?? 0) + more.outputTokens,
});

function readLine(line: string, number: number): Read {
  const bad = (code: BadLine['code'], message: string): Read => ({
    type: 'bad',
    bad: { code, message: `Line ${number} of its output ${message}` },
  });
  // What was no UTF-8 has become this. Whoever means the character itself writes it as the escape \ufffd.
  if (line.includes('\uFFFD')) {
    return bad('COMMAND_NOT_UTF8', 'is not UTF-8');
  }
  const event = parsed(line);
  if (event === undefined) {
    return bad('COMMAND_SAID_PROSE', `is no JSON object: ${quoted(line)}`);
  }
  const type = event['type'];
  const wrong = ({ issues: [issue] }: z.ZodError): Read => {
    const path = issue?.path.join('.') ?? '';
    return bad(
      'COMMAND_BAD_LINE',
      `is no ${quoted(type)}: ${path === '' ? '' : `${inertLine(path)}: `}${inertLine(issue?.message ?? '')}`,
    );
  };
  switch (type) {
    case 'progress': {
      const read = progressEventSchema.safeParse(event);
      return read.success ? read.data : wrong(read.error);
    }
    case 'usage': {
      const read = usageEventSchema.safeParse(event);
      if (!read.success) return wrong(read.error);
      const { type: usageType, ...usage } = read.data;
      return { type: usageType, usage };
    }
    case 'failure': {
      const read = failureEventSchema.safeParse(event);
      return read.success
        ? { type: 'failure', failure: read.data }
        : wrong(read.error);
    }
    case 'answer': {
      const answer = readAnswer(event);
      return typeof answer === 'string'
        ? bad('COMMAND_BAD_LINE', answer)
        : answer;
    }
    default:
      return bad(
        'COMMAND_BAD_LINE',
        `has the type ${quoted(type)}; it is one of "progress", "usage", "answer" and "failure"`,
      );
  }
}

/** A document goes on as text: what it is worth is the gate's to say, and to the model, which can mend it. */
function readAnswer(event: Line): Outcome | string {
  const [key, ...more] = Object.keys(event).filter((name) => name !== 'type');
  if (
    more.length > 0 ||
    (key !== 'artifact' && key !== 'plan' && key !== 'text')
  ) {
    return 'is an answer that has not exactly one of "artifact", "plan" and "text"';
  }
  const value = event[key];
  if (key !== 'text') {
    const text = textOf(value);
    return text === undefined
      ? 'has more brackets inside each other than can be written again'
      : { type: 'answer', kind: key, text };
  }
  return typeof value === 'string'
    ? { type: 'answer', kind: key, text: value }
    : 'is an answer whose "text" is no text';
}

type Line = Readonly<Record<string, unknown>>;

function parsed(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON.parse reads deeper than JSON.stringify writes. */
function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SHOWN = 120;

const quoted = (value: unknown): string =>
  typeof value === 'string'
    ? inertLine(JSON.stringify(value.slice(0, SHOWN)))
    : 'nothing';
