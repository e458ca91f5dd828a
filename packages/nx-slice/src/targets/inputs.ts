import type { TargetConfiguration } from '@nx/devkit';
import { normalize } from 'node:path/posix';

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** The projects whose sources decide what a task writes, in the workspace that develops them. */
const OWN_PROJECTS = [
  '@nx-slice/schemas',
  '@nx-slice/pipeline',
  '@nx-slice/agents',
  '@nx-slice/electron',
  '@nx-slice/kernel',
  'nx-slice',
];

/** Those of them that are projects of this workspace; none where the plugin is installed. */
export const ownProjects = (projects: ReadonlySet<string>): readonly string[] =>
  OWN_PROJECTS.filter((name) => projects.has(name));

/**
 * The plugin's own code is an input of every task: its version through the targets' options, its sources while
 * they are developed here. Never left out: without `externalDependencies` every package of the lock file counts.
 */
export const pluginInputs = (own: readonly string[]): Inputs => [
  { externalDependencies: [] },
  ...(own.length > 0 ? [{ projects: [...own], input: 'pluginSources' }] : []),
];

/**
 * A file that an upstream task writes. Nx hashes it after that task, which is what makes early cut-off work:
 * any other kind of input over a generated file is hashed too soon. The glob needs its leading `**`.
 */
export const written = (path: string): Inputs[number] => ({
  dependentTasksOutputFiles: `**/artifacts/${path}`,
  transitive: false,
});

/**
 * What the workspace tells the agent of a layer.
 *
 * @param briefs the folder's path, relative to the workspace; `undefined`: there is none
 */
export const ownBriefs = (briefs: string | undefined, layer: string): Inputs =>
  briefs === undefined
    ? []
    : ['common', layer].map((name) => `{workspaceRoot}/${briefs}/${name}.md`);

/**
 * The workspace's own agent, when it is a file in it: Nx runs the task again when it changes, and the seal decides
 * by the agent's identity whether it is asked.
 *
 * @param agent the name of an agent, or a path of its module, relative to the workspace
 */
export const ownAgent = (agent: string): Inputs => {
  if (!agent.startsWith('./')) return [];
  const path = normalize(agent);
  return path.startsWith('../') ? [] : [`{workspaceRoot}/${path}`];
};

/** The files of every layer: what verify judges. */
export const ARTIFACTS: Inputs[number] = {
  dependentTasksOutputFiles: '**/artifact.json',
  transitive: true,
};

/** All that any task below writes; also what lets `nx affected` reach a target that only depends. */
export const EVERYTHING: Inputs[number] = {
  dependentTasksOutputFiles: '**/*',
  transitive: true,
};
