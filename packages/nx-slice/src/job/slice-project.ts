import type { ExecutorContext } from '@nx/devkit';
import { diagnostic, readText } from '@nx-slice/pipeline';
import { readSlice, type Diagnostic } from '@nx-slice/schemas';
import { join } from 'node:path';

/** The part of Nx's context that we need; nothing behind this door sees the rest. */
export interface SliceProject {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** The slice's folder, relative to the workspace, with `/`. */
  readonly root: string;
  /** The Nx project's name; the slice's own, unless that is taken. */
  readonly project: string;
  /** All projects of the workspace, root by name. */
  readonly roots: ReadonlyMap<string, string>;
}

/** @throws {Error} Nx ran an executor without a project: a bug */
export function sliceProject(context: ExecutorContext): SliceProject {
  const project = context.projectName ?? '';
  const roots = new Map(
    Object.entries(context.projectsConfigurations.projects).map(
      ([name, { root }]) => [name, root],
    ),
  );
  const root = roots.get(project);
  if (root === undefined) throw new Error(`Nx knows no project ${project}`);
  return { workspace: context.root, root, project, roots };
}

/** A slice's name is its project's: it must not be another project's, nor another slice's. */
export function checkName(slice: SliceProject): readonly Diagnostic[] {
  const file = `${slice.root}/slice.json`;
  const read = readSlice(readText(join(slice.workspace, file)) ?? '', file);
  if (!read.ok) return []; // Reading it properly is the plan's business.
  const { name } = read.value.slice;
  const holder = [...slice.roots].find(
    ([project, root]) =>
      root !== slice.root &&
      (project === name || sliceNameIn(slice.workspace, root) === name),
  );
  if (!holder) return [];
  const [project, root] = holder;
  return [
    diagnostic({
      code: 'SLICE_NAME_TAKEN',
      stage: 'spec',
      file,
      range: read.value.locate(['name']),
      message: `name: ${JSON.stringify(name)} is taken by ${project === name ? `the project ${project} in ${root}` : `the slice in ${root}`}`,
      hint: 'Every slice is an Nx project, and project names are unique: give this one another name.',
    }),
  ];
}

/** The name in another folder's slice.json, if it is a slice that can be read. */
function sliceNameIn(workspace: string, root: string): string | undefined {
  const file = `${root}/slice.json`;
  const text = readText(join(workspace, file));
  if (text === undefined) return undefined;
  const read = readSlice(text, file);
  return read.ok ? read.value.slice.name : undefined;
}
