import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../version.js';

/** The folders whose code decides what the templates write. */
const FOLDERS = ['domain', 'names', 'scaffold'];

/**
 * The version of the templates: the package's, and a digest of the code itself, so that a template that was
 * changed since is another agent, and what it wrote before is not taken for what it would write now.
 */
export function templatesVersion(): string {
  const hash = createHash('sha256');
  const code = codeFolder();
  for (const folder of FOLDERS) {
    const root = join(code, folder);
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
      .sort()) {
      hash.update(`${folder}/${path}\0`.replaceAll('\\', '/'));
      hash.update(readFileSync(join(root, path)));
    }
  }
  return `${VERSION}+${hash.digest('hex').slice(0, 16)}`;
}

/** The sources where there are any: a build leaves what was compiled from a file that is gone. */
function codeFolder(): string {
  const sources = join(import.meta.dirname, '../../src');
  return existsSync(sources) ? sources : join(import.meta.dirname, '..');
}
