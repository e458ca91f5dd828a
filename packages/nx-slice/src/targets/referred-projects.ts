import { circleThrough, referredSlices } from '@nx-slice/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The slices whose plans a slice is planned from, by the path of its slice.json; only slices that refer to others
 * are there. A name that no slice has, or a circle, gives no edge: Nx would refuse to run anything at all. The
 * plan of such a slice fails and says why.
 *
 * @param ofSlices project names by the path of each slice.json
 * @param workspace absolute path
 */
export function referredProjects(
  ofSlices: ReadonlyMap<string, string>,
  workspace: string,
): ReadonlyMap<string, readonly string[]> {
  const projects = new Set(ofSlices.values());
  const named = new Map<string, readonly string[]>();
  for (const [file, project] of ofSlices) {
    const names = referredSlices(textOf(join(workspace, file)));
    named.set(
      project,
      names.filter((name) => projects.has(name)),
    );
  }
  const referredBy = (project: string): readonly string[] =>
    named.get(project) ?? [];
  return new Map(
    [...ofSlices].flatMap(([file, project]) => {
      const names = referredBy(project).filter(
        (name) => name !== project && !circleThrough(project, name, referredBy),
      );
      return names.length > 0 ? [[file, names] as const] : [];
    }),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // Its own tasks say that it cannot be read.
  }
}
