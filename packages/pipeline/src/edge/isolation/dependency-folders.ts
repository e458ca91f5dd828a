import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifestSchema = z.object({ files: z.array(z.string()).default([]) });

/**
 * Everything that tools and judged code may load: `node_modules`, and of the packages that it links to outside
 * of itself (workspaces) what they publish. So a file that lies beside their sources, such as `.env`, stays
 * unseen.
 *
 * @param nodeModules absolute path of the dependencies that the code may use
 * @returns absolute paths
 */
export function dependencyFolders(nodeModules: string): readonly string[] {
  // Our own tools may be installed elsewhere than what the judged code uses.
  const named = [nodeModules, ...toolFolders()];
  const roots = named.map(realPath);
  const linked = roots.flatMap(linkedPackages).flatMap(publishedParts);
  // A folder that is a link is looked for under both of its names.
  return [...new Set([...named, ...roots, ...linked, ...ownParts()])];
}

/** The outermost `node_modules` in which a package is, and so all that it can require. */
function toolFolders(): readonly string[] {
  const require = createRequire(import.meta.url);
  return ['jest/package.json', 'ts7/package.json'].flatMap((manifest) => {
    const path = require.resolve(manifest);
    const index = path.indexOf('node_modules');
    return index < 0 ? [] : [path.slice(0, index + 'node_modules'.length)];
  });
}

/** This package, in case that no `node_modules` links to it. */
const ownParts = (): readonly string[] =>
  publishedParts(fileURLToPath(new URL('../../..', import.meta.url)));

/** The real folders of packages that are links out of `node_modules`. */
function linkedPackages(nodeModules: string): readonly string[] {
  const found: string[] = [];
  const visit = (folder: string, scoped: boolean): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) {
        const target = realPath(path);
        if (!target.startsWith(`${nodeModules}/`)) found.push(target);
      } else if (entry.isDirectory() && entry.name.startsWith('@') && !scoped) {
        visit(path, true);
      }
    }
  };
  if (existsSync(nodeModules)) visit(nodeModules, false);
  return found;
}

/** What npm would publish of a package: plain names in `files`; patterns are left out. */
function publishedParts(folder: string): readonly string[] {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return [];
  const parsed = manifestSchema.safeParse(
    JSON.parse(readFileSync(manifest, 'utf8')),
  );
  const files = parsed.success ? parsed.data.files : [];
  return ['package.json', 'node_modules', ...files]
    .filter((name) => !/[*!]|\.\./.test(name))
    .map((name) => join(folder, name))
    .filter(existsSync);
}

const realPath = (path: string): string =>
  existsSync(path) ? realpathSync(path) : path;
