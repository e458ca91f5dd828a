import {
  readJson,
  writeJson,
  type ProjectConfiguration,
  type Tree,
} from '@nx/devkit';

/** Adds the targets that an earlier version did not have; what is there stays as it is. */
export function addTargets(
  tree: Tree,
  file: string,
  { name, targets = {} }: Omit<ProjectConfiguration, 'root'>,
): void {
  const current = readJson<Omit<ProjectConfiguration, 'root'>>(tree, file);
  // Another project's file, which happens to lie where ours would.
  if (current.name !== name) return;
  const missing = Object.keys(targets).filter(
    (target) => !(target in (current.targets ?? {})),
  );
  if (missing.length === 0) return;
  writeJson(tree, file, {
    ...current,
    targets: { ...targets, ...current.targets },
  });
}
