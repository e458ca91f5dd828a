/**
 * Writes schemas/json from the zod sources. Needs `schemas` built.
 *   node tools/emit-schemas.mjs            write
 *   node tools/emit-schemas.mjs --check    write nothing; exit 1 and name the files that are stale
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { jsonSchemas } from '../schemas/dist/index.js';

const folder = join(import.meta.dirname, '../schemas/json');
await mkdir(folder, { recursive: true });

const wanted = new Map(
  await Promise.all(
    jsonSchemas().map(async ({ name, json }) => [
      name,
      await format(JSON.stringify(json, null, 2), { parser: 'json' }),
    ]),
  ),
);
const present = await readdir(folder);
const stale = [];
for (const name of new Set([...wanted.keys(), ...present])) {
  const text = present.includes(name)
    ? await readFile(join(folder, name), 'utf8')
    : undefined;
  if (text !== wanted.get(name)) {
    stale.push(name);
  }
}

if (process.argv.includes('--check')) {
  for (const name of stale) {
    console.error(
      `schemas/json/${name} is stale: run node tools/emit-schemas.mjs`,
    );
  }
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const name of stale) {
    const text = wanted.get(name);
    await (text === undefined
      ? rm(join(folder, name))
      : writeFile(join(folder, name), text));
    console.log(
      `schemas/json/${name} ${text === undefined ? 'removed' : 'written'}`,
    );
  }
}
