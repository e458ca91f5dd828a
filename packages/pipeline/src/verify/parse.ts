import {
  artifactSchema,
  fail,
  ok,
  type Artifact,
  type Diagnostic,
  type Result,
} from '@nx-slice/schemas';
import type { z } from 'zod';
import { capped, diagnostic } from '../diagnostics.js';

/** Caps on an answer, checked before anything reads it. */
export const ANSWER_LIMITS = {
  /** UTF-16 code units of the whole answer. */
  characters: 4 * 1024 * 1024,
  files: 200,
  issues: 20,
} as const;

/** Turns an agent's answer into an artifact, or says why it is none. Never throws. */
export const parseArtifact = (
  text: string,
  layer: string,
): Result<Artifact, readonly Diagnostic[]> =>
  parseAnswer(text, layer, artifactSchema);

/** The same for any document that an agent answers with. */
export function parseAnswer<Schema extends z.ZodType>(
  text: string,
  layer: string,
  schema: Schema,
): Result<z.output<Schema>, readonly Diagnostic[]> {
  const problem = (code: string, message: string, hint: string) =>
    fail([
      diagnostic({
        code,
        stage: 'parse',
        layer,
        message: capped(message),
        hint,
      }),
    ]);
  if (text.trim() === '') {
    return problem(
      'ANSWER_EMPTY',
      'The answer is empty',
      'Answer with one JSON document and nothing else.',
    );
  }
  if (text.length > ANSWER_LIMITS.characters) {
    return problem(
      'ANSWER_TOO_LONG',
      `The answer has ${text.length} characters, at most ${ANSWER_LIMITS.characters} are read`,
      'Answer with the files of this layer only.',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return problem(
      'ANSWER_NOT_JSON',
      `The answer is not one JSON document: ${error instanceof Error ? error.message : String(error)}`,
      'Answer with one JSON document: no prose around it, no code fence.',
    );
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    'files' in value &&
    Array.isArray(value.files) &&
    value.files.length > ANSWER_LIMITS.files
  ) {
    return problem(
      'ANSWER_TOO_MANY_FILES',
      `The answer has ${value.files.length} files, at most ${ANSWER_LIMITS.files} are read`,
      'Answer with the files of this layer only.',
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(issuesOf(parsed.error, layer));
}

function issuesOf(error: z.ZodError, layer: string): readonly Diagnostic[] {
  const shown = error.issues.slice(0, ANSWER_LIMITS.issues);
  const left = error.issues.length - shown.length;
  return shown.map((issue, index) =>
    diagnostic({
      code: 'ANSWER_SHAPE',
      stage: 'parse',
      layer,
      message: capped(
        `${pathOf(issue.path)}: ${issue.message}` +
          (index === shown.length - 1 && left > 0
            ? ` (and ${left} more problems)`
            : ''),
        500,
      ),
      hint: 'Keep to the schema of the answer.',
    }),
  );
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'The answer' : path.map(String).join('.');
