/** A change of 12 files: 8 new, 3 replaced, 1 gone, which empties its folder. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const created = Array.from({ length: 8 }, (_, index) => ({
  path: `slices/notes/src/${['db', 'main', 'ipc', 'page'][index % 4]}/new-${index}.ts`,
  before: null,
  after: `export const made = ${index};\n`.repeat(200),
}));
const updated = [
  'slices/notes/src/db/old.ts',
  'slices/notes/src/index.ts',
  'app/slices.gen.ts',
].map((path) => ({
  path,
  before: `// ${path}\n`.repeat(100),
  after: `// ${path}, second edition\n`.repeat(120),
}));
const removed = {
  path: 'slices/notes/src/gone/gone.ts',
  before: '// On its way out.\n',
  after: null,
};

export const WRITES = [...created, ...updated, removed];

/** A file that has nothing to do with it. */
const OTHER = { path: 'slices/notes/slice.json', before: '{}\n' };

/** @param {string} workspace absolute path of an empty folder */
export function prepare(workspace) {
  for (const { path, before } of [...WRITES, OTHER]) {
    if (before === null) continue;
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), before);
  }
}

/**
 * Whether the files are as they were, as they should be, or neither.
 *
 * @param {ReadonlyMap<string, string>} files content by path, without `.nx-slice`
 * @returns {'old' | 'new' | 'torn'}
 */
export function stateOf(files) {
  const is = (side) => {
    const wanted = new Map([[OTHER.path, OTHER.before]]);
    for (const write of WRITES) {
      if (write[side] !== null) wanted.set(write.path, write[side]);
    }
    return (
      wanted.size === files.size &&
      [...wanted].every(([path, text]) => files.get(path) === text)
    );
  };
  return is('before') ? 'old' : is('after') ? 'new' : 'torn';
}

/** @param {string} workspace absolute path */
export function filesIn(workspace) {
  const files = new Map();
  const visit = (below) => {
    for (const entry of readdirSync(join(workspace, below), {
      withFileTypes: true,
    })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (path === '.nx-slice' || path === 'lost+found') continue;
      if (entry.isDirectory()) visit(path);
      else files.set(path, readFileSync(join(workspace, path), 'utf8'));
    }
  };
  visit('');
  return files;
}

/** What recovery left of its own; nothing but the folder that ignores itself. */
export const leftIn = (workspace) => {
  try {
    return readdirSync(join(workspace, '.nx-slice/apply'));
  } catch {
    return [];
  }
};
