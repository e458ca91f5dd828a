import {
  fail,
  feedbackSchema,
  ok,
  type Diagnostic,
  type Feedback,
  type Result,
} from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { inertForPrompt } from '../report/inert-for-prompt.js';
import { plainDiagnostic } from '../report/print-diagnostic.js';
import { canonical } from '../seal/canonical.js';

export const NO_FEEDBACK: Feedback = {
  version: 1,
  comments: [],
  verify: null,
  keep: null,
};

/** Where the feedback of a layer is, from the slice's folder. */
export const feedbackFile = (layer: string): string => `feedback/${layer}.json`;

/**
 * Reads a feedback file. What a person writes without knowing its form is taken as well: a list of texts, or
 * anything that is no JSON, as one text.
 *
 * @param text `undefined` when there is no file
 * @param file named in diagnostics
 */
export function readFeedback(
  text: string | undefined,
  file: string,
): Result<Feedback, readonly Diagnostic[]> {
  if (text === undefined || text.trim() === '') return ok(NO_FEEDBACK);
  const parsed = feedbackSchema.safeParse(documentIn(text));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail([
    diagnostic({
      code: 'FEEDBACK_BROKEN',
      stage: 'agent',
      file,
      message: `${file} cannot be read: ${issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'shape'}`,
      hint: 'Mend it, delete it, or write it with nx g nx-slice:feedback. A list of texts is enough: ["use a table"].',
    }),
  ]);
}

function documentIn(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What begins like a document and is none, such as one with a merge conflict, is no comment.
    return text.trimStart().startsWith('{')
      ? text
      : { ...NO_FEEDBACK, comments: [text.trim()] };
  }
  if (Array.isArray(value)) return { ...NO_FEEDBACK, comments: value };
  return typeof value === 'string'
    ? { ...NO_FEEDBACK, comments: [value] }
    : value;
}

/** The canonical text of a feedback file; `undefined` when there is nothing to say, and no file is needed. */
export const feedbackText = (feedback: Feedback): string | undefined =>
  canonical(feedback) === canonical(NO_FEEDBACK)
    ? undefined
    : canonical(feedback);

/** What an agent is told: people first. Everything here was written by others. */
export const feedbackLines = ({
  comments,
  verify,
}: Feedback): readonly string[] =>
  [...comments, ...(verify?.diagnostics ?? []).map(plainDiagnostic)].map(
    (line) => inertForPrompt(line),
  );
