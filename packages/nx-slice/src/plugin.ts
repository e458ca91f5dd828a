import {
  createNodesFromFiles,
  type CreateNodes,
  type CreateNodesResult,
} from '@nx/devkit';
import { LAYERS } from '@nx-slice/electron/table';
import { basename, dirname } from 'node:path/posix';
import { withDefaults, type PluginOptions } from './options.js';
import { ownProjects } from './targets/inputs.js';
export { preTasksExecution } from './submission-mark.js';
import { projectNames } from './targets/project-names.js';
import { referredProjects } from './targets/referred-projects.js';
import { sliceTargets } from './targets/slice-targets.js';

/**
 * Infers a project for every slice.json. It never throws: one file that does not parse would end every Nx
 * command of the workspace. The other two names are only there to know which project names are taken.
 */
export const createNodes: CreateNodes<PluginOptions> = [
  '**/{slice.json,project.json,package.json}',
  (files, options, context) => {
    const names = projectNames(files, context.workspaceRoot);
    const own = ownProjects(names.others);
    const targetsFor = (referred: readonly string[]) =>
      sliceTargets(LAYERS, withDefaults(options), own, referred);
    const constant = targetsFor([]);
    const referring = referredProjects(names.ofSlices, context.workspaceRoot);
    return createNodesFromFiles(
      (file): CreateNodesResult => {
        const name = names.ofSlices.get(file);
        if (name === undefined) return {};
        const root = dirname(file);
        const referred = referring.get(file) ?? [];
        const targets = referred.length > 0 ? targetsFor(referred) : constant;
        return {
          projects: {
            [root]: {
              name,
              root,
              projectType: 'library',
              tags: ['slice'],
              targets: { ...targets },
              metadata: {
                description: `The slice ${basename(root)}`,
                technologies: ['nx-slice'],
              },
              // Nx 23 selects affected tasks by project: without these edges a change of the plugin, or of a slice
              // that this one refers to, would not select it.
              implicitDependencies: [...own, ...referred],
            },
          },
        };
      },
      files,
      options ?? {},
      context,
    );
  },
];

/** The name that Nx before 22 asks for. */
export const createNodesV2 = createNodes;
