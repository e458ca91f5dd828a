import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  fail,
  ok,
  type Diagnostic,
  type Digest,
  type Result,
  type SourceFile,
} from '@nx-slice/schemas';
import { z } from 'zod';
import { diagnostic } from '../diagnostics.js';
import { digestOf } from '../seal/digest.js';
import { readText } from './files.js';

/** Texts as Prettier writes them, and what they follow from. */
export interface Formatted {
  readonly files: readonly SourceFile[];
  /** Of the texts before, the settings for each, and Prettier's version; absent where nothing is formatted. */
  readonly digest?: Digest;
}

type Outcome = Result<Formatted, readonly Diagnostic[]>;

/** The part of Prettier 3 that is asked, whatever version of it a workspace has. */
interface Prettier {
  readonly version: string;
  readonly clearConfigCache: () => Promise<void>;
  readonly resolveConfig: (
    path: string,
    options: { readonly editorconfig: boolean },
  ) => Promise<object | null>;
  readonly getFileInfo: (
    path: string,
    options: { readonly ignorePath: readonly string[] },
  ) => Promise<{
    readonly ignored: boolean;
    readonly inferredParser: string | null;
  }>;
  readonly format: (text: string, options: object) => Promise<string>;
}

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.unknown()).optional(),
  devDependencies: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Texts as the workspace's own Prettier writes them, with its configuration for each path. A person's formatter, and the
 * hook that runs it on every commit, then change nothing of what was generated. Only where the workspace's
 * package.json asks for Prettier: one that some package brought along says nothing of this workspace.
 *
 * @param workspace absolute path
 * @param files paths relative to it, with `/`
 * @param known what came of it last time: the same is not formatted again
 */
export async function formatInWorkspace(
  workspace: string,
  files: readonly SourceFile[],
  known?: Formatted,
): Promise<Outcome> {
  if (files.length === 0 || !asksForPrettier(workspace)) return ok({ files });
  try {
    const prettier = await loadPrettier(workspace);
    // Not installed: nor will anybody's hook run it.
    if (prettier === undefined) return ok({ files });
    // A process may live on while somebody edits the configuration.
    await prettier.clearConfigCache();
    const settings: (object | null)[] = [];
    for (const { path } of files) {
      settings.push(await settingsFor(prettier, workspace, path));
    }
    const digest = digestOf(
      JSON.stringify([prettier.version, settings, files]),
    );
    if (known?.digest === digest) return ok(known);
    const formatted: SourceFile[] = [];
    for (const [index, { path, content }] of files.entries()) {
      const setting = settings[index] ?? null;
      formatted.push({
        path,
        content:
          setting === null
            ? content
            : await prettier.format(content, {
                ...setting,
                filepath: join(workspace, path),
              }),
      });
    }
    return ok({ files: formatted, digest });
  } catch (error) {
    return fail([
      diagnostic({
        code: 'FORMATTER_FAILED',
        stage: 'apply',
        message: `Prettier of this workspace failed: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Nothing was written. See that npx prettier --check . works in this workspace: its configuration and its plugins are used for generated files as well.',
      }),
    ]);
  }
}

/** `null` for a file that this workspace does not format. */
async function settingsFor(
  { getFileInfo, resolveConfig }: Prettier,
  workspace: string,
  path: string,
): Promise<object | null> {
  const filepath = join(workspace, path);
  const { ignored, inferredParser } = await getFileInfo(filepath, {
    ignorePath: IGNORE.map((name) => join(workspace, name)),
  });
  if (ignored || inferredParser === null) return null;
  return (await resolveConfig(filepath, { editorconfig: true })) ?? {};
}

/** Where Prettier itself looks for what it leaves alone. */
const IGNORE = ['.gitignore', '.prettierignore'];

function asksForPrettier(workspace: string): boolean {
  const text = readText(join(workspace, 'package.json'));
  if (text === undefined) return false;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return false; // Nothing at all runs in such a workspace.
  }
  const parsed = packageSchema.safeParse(document);
  if (!parsed.success) return false;
  const { dependencies, devDependencies } = parsed.data;
  return 'prettier' in { ...dependencies, ...devDependencies };
}

async function loadPrettier(workspace: string): Promise<Prettier | undefined> {
  let entry: string;
  try {
    entry = createRequire(join(workspace, 'package.json')).resolve('prettier');
  } catch {
    return undefined;
  }
  const loaded: unknown = await import(pathToFileURL(entry).href);
  const module =
    isRecord(loaded) && isRecord(loaded['default'])
      ? loaded['default']
      : loaded;
  if (!isPrettier(module)) {
    throw new Error('it is not Prettier 3 or newer');
  }
  return module;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isPrettier = (value: unknown): value is Prettier =>
  isRecord(value) &&
  typeof value['version'] === 'string' &&
  ['clearConfigCache', 'resolveConfig', 'getFileInfo', 'format'].every(
    (name) => typeof value[name] === 'function',
  );
