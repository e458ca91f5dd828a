import { isUint8Array } from 'node:util/types';
import {
  artifactSchema,
  fail,
  ok,
  type Artifact,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import type { z } from 'zod';
import { decodeAnswer } from './parse/decode-answer.js';
import { explainNotJson } from './parse/explain-not-json.js';
import { findTextProblem } from './parse/find-text-problem.js';
import { refuse } from './parse/problem.js';
import { scanAnswer } from './parse/scan-answer.js';
import { summariseIssues } from './parse/summarise-issues.js';

export { ANSWER_LIMITS } from './parse/limits.js';

type Parsed<T> = Result<T, readonly Diagnostic[]>;

/** Turns an agent's answer into an artifact, or says why it is none. Never throws. */
export const parseArtifact = (
  answer: unknown,
  layer: string,
): Parsed<Artifact> => parseAnswer(answer, layer, artifactSchema);

/**
 * The same for any document that an agent answers with: text or UTF-8 bytes, one JSON document and nothing
 * else. Each step relies on the one before: sizes before JSON.parse builds anything, what JSON.parse would
 * swallow before its result is believed, a bounded number of values before the schema complains about them.
 *
 * @param answer whatever came: an agent may be a module that nobody has type-checked
 */
export function parseAnswer<Schema extends z.ZodType>(
  answer: unknown,
  layer: string,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const decoded = textOf(answer, layer);
  if (!decoded.ok) return decoded;
  const text = decoded.value;

  const unreadable = findTextProblem(text);
  if (unreadable) return refuse(unreadable, layer);
  const scan = scanAnswer(text);
  if (scan.tooMuch) return refuse(scan.tooMuch, layer);
  const value = parseJson(text);
  if (!value.ok) return refuse(explainNotJson(text, scan), layer, text);
  if (scan.swallowed) return refuse(scan.swallowed, layer, text);

  const parsed = schema.safeParse(value.value);
  return parsed.success
    ? ok(parsed.data)
    : fail(summariseIssues(parsed.error.issues, layer));
}

function textOf(answer: unknown, layer: string): Parsed<string> {
  if (typeof answer === 'string') return ok(answer);
  if (isUint8Array(answer)) return decodeAnswer(answer, layer);
  return refuse(
    {
      code: 'ANSWER_NOT_TEXT',
      message: `The agent handed over ${answer === null ? 'null' : `a value of type ${typeof answer}`} instead of text`,
      hint: 'Mend the agent: an answer is the text of one JSON document, or its UTF-8 bytes.',
    },
    layer,
  );
}

/** The one door between JSON.parse, which throws, and the values here. */
function parseJson(text: string): Result<unknown, null> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(null);
  }
}
