import type { Diagnostic, SourceFile } from '@nx-slice/schemas';
import { z } from 'zod';
import { diagnostic } from '../diagnostics.js';
import { inertLine } from '../report/inert.js';
import { findCollisions } from './path/find-collisions.js';
import { refusalOfShape } from './path/refusal-of-shape.js';

/**
 * The only place that decides where a file may be written. An allow-list that never normalises: a path is
 * accepted as it stands or refused. Findings behind the rules: an allow-list accepts 0 of the hostile paths
 * that `path.resolve` plus a prefix check lets through.
 */
export interface PathRules {
  /** Folders below the slice, each with a closing `/`. */
  readonly roots: readonly string[];
  readonly layer: string;
}

/** An agent's context is finite; more of the same teaches it nothing. */
const MAX_DIAGNOSTICS = 20;

/** Reasons why these files may not be written where they say, the first 20 of them; empty when all may. */
export function checkPaths(
  files: readonly SourceFile[],
  { roots, layer }: PathRules,
): readonly Diagnostic[] {
  const refused = refusals(files, (path) => refusal(path, roots));
  return refused.slice(0, MAX_DIAGNOSTICS).map(({ path, reason }, index) =>
    diagnostic({
      code: 'PATH_REFUSED',
      stage: 'policy',
      layer,
      message: `The path ${named(path)} ${reason}${index === MAX_DIAGNOSTICS - 1 ? more(refused) : ''}`,
      hint: `Files of this layer live below ${roots.join(' or ')} and end in .ts or .tsx.`,
    }),
  );
}

/** Why one path is refused; `undefined` when it may be written. */
export const refusal = (
  path: string,
  roots: readonly string[],
): string | undefined =>
  roots.some((root) => path.startsWith(root))
    ? refusalOfShape(path)
    : `is not below ${roots.join(' or ')}`;

/**
 * The same policy for the documents that the pipeline itself stored: they were edited, merged or restored from
 * a cache since, and what is in them is written, compared and deleted by path. Any folder of the slice is
 * allowed; whose it is, is said by the seal.
 *
 * @param document any document that its own schema accepted; most name no files
 * @param name its path below `artifacts/`
 * @throws {z.ZodError} its `files` or `declarations` are no files: a bug in its schema
 */
export function checkStoredPaths(
  document: unknown,
  name: string,
): readonly Diagnostic[] {
  const { files, declarations, moved } = storedSchema.parse(document);
  const refused = [
    ...refusals(files, (path) => refusalOfShape(path)),
    ...refusals(
      moved.map(({ to }) => ({ path: to })),
      (path) => refusalOfShape(path),
    ),
    ...refusals(declarations, (path) => refusalOfShape(path, 'declaration')),
  ];
  const [first] = refused;
  return first === undefined
    ? []
    : [
        diagnostic({
          code: 'STORED_PATH_REFUSED',
          stage: 'seal',
          file: `artifacts/${name}`,
          message: `The path ${named(first.path)} in artifacts/${name} ${first.reason}${refused.length > 1 ? ` (and ${refused.length - 1} more paths)` : ''}`,
          hint: 'Nothing was written. Restore the document from git, or delete it and run the task that writes it again.',
        }),
      ];
}

/** The parts of a stored document (artifact, contract, what was applied) that name files. */
const filesSchema = z.array(z.object({ path: z.string() })).default([]);
const storedSchema = z.object({
  files: filesSchema,
  declarations: filesSchema,
  moved: z.array(z.object({ to: z.string() })).default([]),
});

interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/** Each path on its own, then those that may be written all together. */
function refusals(
  files: readonly Pick<SourceFile, 'path'>[],
  reasonOf: (path: string) => string | undefined,
): readonly Refusal[] {
  const judged = files.map(({ path }) => ({ path, reason: reasonOf(path) }));
  return [
    ...judged.flatMap(({ path, reason }) =>
      reason === undefined ? [] : [{ path, reason }],
    ),
    ...findCollisions(
      judged.flatMap(({ path, reason }) =>
        reason === undefined ? [path] : [],
      ),
    ),
  ];
}

const named = (path: string): string => `"${inertLine(path, 200)}"`;

const more = ({ length }: readonly Refusal[]): string =>
  length > MAX_DIAGNOSTICS
    ? ` (and ${length - MAX_DIAGNOSTICS} more like it)`
    : '';
