import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '@nx-slice/schemas';
import { z } from 'zod';
import { INSTALL, SDK_PACKAGE, SDK_VERSION } from '../sdk.js';

/** Where the SDK's program is. All paths are absolute. */
export interface CodexInstallation {
  readonly version: string;
  readonly binary: string;
  /** The folder of the package that the program is in. */
  readonly platformPackage: string;
}

/** What is missing, and what to do about it. */
export interface NotInstalled {
  readonly text: string;
  readonly remedy: string;
}

const manifestSchema = z.object({ version: z.string() });

/**
 * Looks where `import` would look, without loading anything: the program has some hundred megabytes.
 *
 * @param from absolute path of a folder
 */
export function locateCodex(
  from: string,
): Result<CodexInstallation, NotInstalled> {
  const sdk = packageFolder(from, SDK_PACKAGE);
  if (sdk === undefined) {
    return fail({
      text: `${SDK_PACKAGE} is not installed`,
      remedy: `${INSTALL} (about 400 MB; only the agent codex needs it)`,
    });
  }
  const version = versionOf(sdk);
  if (series(version) !== series(SDK_VERSION)) {
    return fail({
      text: `${SDK_PACKAGE} ${version} is installed, this version of nx-slice works with ${SDK_VERSION}`,
      remedy: INSTALL,
    });
  }
  const codex = packageFolder(sdk, '@openai/codex');
  const name = `@openai/codex-${process.platform}-${process.arch}`;
  const platformPackage =
    codex === undefined ? undefined : packageFolder(codex, name);
  const binary =
    platformPackage === undefined ? undefined : binaryIn(platformPackage);
  if (platformPackage === undefined || binary === undefined) {
    return fail({
      text: `${SDK_PACKAGE} is installed without its program for this system (${name})`,
      remedy: `Install without --omit=optional: ${INSTALL}`,
    });
  }
  return ok({ version, binary, platformPackage });
}

/** `0.163` of `0.163.0`: before 1.0 anything may change with it. */
const series = (version: string): string =>
  version.split('.').slice(0, 2).join('.');

/** The real path, so that what lies beside a linked package is found. */
function packageFolder(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) {
      return realpathSync(candidate);
    }
    if (dirname(folder) === folder) return undefined;
  }
}

const versionOf = (folder: string): string =>
  manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  ).version;

/** Below a folder that is named for the system as compilers name it. */
function binaryIn(platformPackage: string): string | undefined {
  const vendor = join(platformPackage, 'vendor');
  if (!existsSync(vendor)) return undefined;
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex';
  return readdirSync(vendor)
    .map((triple) => join(vendor, triple, 'bin', name))
    .find(existsSync);
}
