import {
  formatFiles,
  readNxJson,
  updateNxJson,
  writeJson,
  type NxJsonConfiguration,
  type Tree,
} from '@nx/devkit';
import { addTargets } from './add-targets.js';
import { ignoreRuns } from './git-ignore.js';
import { workspaceProject } from '../workspace-target.js';

const SYNC = 'nx-slice:sync';

interface InitOptions {
  readonly app?: string;
  readonly slices?: string;
  readonly skipFormat?: boolean;
}

/** Safe to run again: what is there already stays as it is. */
export default async function init(
  tree: Tree,
  {
    app = 'packages/desktop',
    slices = 'packages/slices',
    skipFormat = false,
  }: InitOptions,
): Promise<void> {
  const nxJson: NxJsonConfiguration = readNxJson(tree) ?? {};
  const plugins = nxJson.plugins ?? [];
  const isThere = plugins.some(
    (entry) =>
      (typeof entry === 'string' ? entry : entry.plugin) === 'nx-slice',
  );
  const syncs = nxJson.sync?.globalGenerators ?? [];
  updateNxJson(tree, {
    ...nxJson,
    plugins: isThere
      ? plugins
      : [...plugins, { plugin: 'nx-slice', options: { app } }],
    // nx sync:check says when sources are not what the artifacts say.
    sync: {
      ...nxJson.sync,
      globalGenerators: syncs.includes(SYNC) ? syncs : [...syncs, SYNC],
    },
  });
  const project = `${slices}/project.json`;
  const { root, ...configuration } = workspaceProject(slices, app);
  if (tree.exists(project)) addTargets(tree, project, configuration);
  else writeJson(tree, `${root}/project.json`, configuration);
  ignoreRuns(tree);
  if (!skipFormat) await formatFiles(tree);
}
