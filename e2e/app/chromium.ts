import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/**
 * Starts a Chromium: the one that `CHROME_PATH` names; else, on Linux x64, the one inside the npm package
 * @sparticuz/chromium, so that nothing else needs to be installed; else an installed Chrome.
 *
 * @throws {Error} there is none, with what to do about it
 */
export async function launchChromium(): Promise<Browser> {
  try {
    return await chromium.launch({
      ...find(),
      // Not the package's own arguments: they switch web security off, and with --single-process closing one
      // context ends the browser.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // Fewer processes for one page: what a person does takes less time.
        '--in-process-gpu',
        '--no-zygote',
        // The page may want something from elsewhere; there is no elsewhere.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE *.localhost',
      ],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No Chromium could be started. Set CHROME_PATH to an installed Chrome or Chromium, or run "npx playwright-core install chromium" once.\n${reason}`,
      { cause: error },
    );
  }
}

function find(): LaunchOptions {
  const executablePath = process.env['CHROME_PATH'];
  if (executablePath) return { executablePath };
  if (process.platform === 'linux' && process.arch === 'x64') return bundled();
  return existsSync(chromium.executablePath()) ? {} : { channel: 'chrome' };
}

function bundled(): LaunchOptions {
  const folder = unpack();
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

const PACKAGE = '@sparticuz/chromium';
const manifestSchema = z.object({
  name: z.literal(PACKAGE),
  version: z.string(),
});

/**
 * Unpacks the package once per version. The package itself unpacks into the temporary folder and then trusts
 * whatever lies there: a half-written file, an older version. So it gets a folder of its own, which takes its
 * final name only when it is complete.
 */
function unpack(): string {
  const { home, version } = packageOf(require.resolve(PACKAGE));
  const cache = join(home, '../../.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import bundled from '${PACKAGE}'; await bundled.executablePath();`,
    ],
    {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        TMPDIR: partial,
        // Makes it unpack NSS, NSPR and expat as well. Must be set before the import.
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      },
    },
  );
  writeFileSync(join(partial, 'fonts/fonts.conf'), fontsConf(folder));
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package's own configuration looks in places of one vendor. Without any font, the first text ends the browser. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
</fontconfig>
`;

/** The package that a file is of; folders inside of it may have a package.json as well. */
function packageOf(file: string): {
  readonly home: string;
  readonly version: string;
} {
  const home = dirname(file);
  const path = join(home, 'package.json');
  const manifest = existsSync(path)
    ? manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    : undefined;
  return manifest?.success
    ? { home, version: manifest.data.version }
    : packageOf(home);
}
