import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const nameOf = z.object({
  name: z.string().optional(),
  nx: z.object({ name: z.string().optional() }).optional(),
});

export interface ProjectNames {
  /** By the path of each slice.json. */
  readonly ofSlices: ReadonlyMap<string, string>;
  /** The names of the workspace's other projects. */
  readonly others: ReadonlySet<string>;
}

const SLICE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The Nx project name of each slice.json, never one that is taken: Nx refuses to run anything at all in a
 * workspace with two projects of one name. A slice that cannot have its own name gets one made of its path;
 * its tasks then fail and say why.
 *
 * @param files every slice.json, project.json and package.json, relative to the workspace, with `/`
 * @param workspace absolute path
 */
export function projectNames(
  files: readonly string[],
  workspace: string,
): ProjectNames {
  const isSlice = (file: string): boolean => basename(file) === 'slice.json';
  const slices = files.filter(isSlice).sort();
  const roots = new Set(slices.map((file) => dirname(file)));
  const rest = files
    .filter((file) => !isSlice(file) && !roots.has(dirname(file)))
    .map((file) => otherNames(join(workspace, file)));
  const others = new Set(rest.map(({ project }) => project));
  const taken = new Set(rest.flatMap((item) => [item.project, item.other]));
  const names = new Map<string, string>();
  for (const file of slices) {
    const root = dirname(file);
    const wanted = wantedName(join(workspace, file)) ?? basename(root);
    const name = taken.has(wanted) ? unique(root, taken) : wanted;
    taken.add(name);
    names.set(file, name);
  }
  return { ofSlices: names, others };
}

function unique(root: string, taken: ReadonlySet<string>): string {
  let name = root.replaceAll('/', '-');
  while (taken.has(name)) name += '-slice';
  return name;
}

/** What slice.json says, if it says anything usable; its own task reports the rest. */
const wantedName = (path: string): string | undefined =>
  usable(readName(path)?.name);

/** The same of a text. */
export const sliceNameIn = (text: string): string | undefined =>
  usable(nameIn(text)?.name);

const usable = (name: string | undefined): string | undefined =>
  name !== undefined && SLICE_NAME.test(name) ? name : undefined;

/** The name that Nx gives to a project with this file, and the one that it would give without its `nx.name`. */
function otherNames(path: string): {
  readonly project: string;
  readonly other: string;
} {
  const read = readName(path);
  const other = read?.name ?? basename(dirname(path));
  return { project: read?.nx?.name ?? other, other };
}

function readName(path: string): z.output<typeof nameOf> | undefined {
  try {
    return nameIn(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // A file that cannot be read has no name; whoever owns it says so.
  }
}

function nameIn(text: string): z.output<typeof nameOf> | undefined {
  try {
    const parsed = nameOf.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
