/**
 * Builds the demo app with the slices of some specs and uses it as a person does, in Chromium.
 *
 *   npm run scenarios -- my/slice.json another/slice.json
 *   npm run scenarios -- --screenshots folder my/slice.json
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Builds the demo app with the slices of some specs and plays their scenarios in Chromium.

  npm run scenarios -- [--screenshots <folder>] <slice.json>...

  --screenshots <folder>  goes through the states of each slice instead, light, dark and narrow, and saves one PNG of each
  --help                  this text`;

const ROOT = resolve(import.meta.dirname, '..');

/** @param {string} message */
function refuse(message) {
  console.error(`${message}\n\n${HELP}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        screenshots: { type: 'string' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = read();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
if (positionals.length === 0) refuse('Name at least one slice.json.');
const specs = positionals.map((path) => resolve(path));
for (const spec of specs) {
  if (!existsSync(spec)) refuse(`There is no file ${spec}.`);
}
const screenshots = values.screenshots && resolve(values.screenshots);
if (screenshots) mkdirSync(screenshots, { recursive: true });

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    `e2e/test/app/${screenshots ? 'looks' : 'scenarios'}.test.ts`,
    '--selectProjects',
    'e2e',
    '--verbose',
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      NX_DAEMON: 'false',
      NX_SLICE_SPECS: specs.join(','),
      ...(screenshots && { NX_SLICE_SCREENSHOTS: screenshots }),
    },
  },
);
process.exit(status ?? 1);
