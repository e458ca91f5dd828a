import { diagnostic, readText } from '@nx-slice/pipeline';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { resolve } from 'node:path';
import { SUBMISSION } from '../submission-mark.js';

/** @param workspace absolute path, which `file` is relative to */
export function readSubmission(
  workspace: string,
  file: string,
): Result<{ file: string; text: string }, readonly Diagnostic[]> {
  const problem = (code: string, message: string, hint: string) =>
    fail([diagnostic({ code, stage: 'agent', file, message, hint })]);
  if (process.env[SUBMISSION] === undefined) {
    return problem(
      'SUBMISSION_CACHED',
      'Nx could answer this command from its cache instead of reading the file again',
      'Give --artifact on the command line of nx, and the plugin "nx-slice" a place in nx.json.',
    );
  }
  const text = readText(resolve(workspace, file));
  return text === undefined
    ? problem(
        'SUBMISSION_MISSING',
        `There is no file ${file}`,
        'The path is relative to the workspace.',
      )
    : ok({ file, text });
}
