import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '@nx-slice/schemas';
import { at, capped, diagnostic, limited } from '../diagnostics.js';
import { writeFiles } from '../edge/files.js';
import { toolEnvironment } from '../edge/tool-environment.js';
import type { Program } from '../stack.js';
import type { Check, Site } from './check.js';

const MAX_DIAGNOSTICS = 30;

/** Below the workspace: what the compiler emits for the layer's files; the contract is read from it. */
export const DECLARATIONS = '.declarations';

/**
 * TypeScript 7 as a process: five to eight times faster than 6, and needs no daemon for that. One program per
 * set of globals, so that a page's code cannot see Node's types.
 */
export const typecheckCheck: Check = {
  stage: 'typecheck',
  run: async (site) => {
    const found = await Promise.all(
      site.stack.programs.map((program) => compile(program, site)),
    );
    return limited(unique(found.flat()), MAX_DIAGNOSTICS);
  },
};

async function compile(
  program: Program,
  site: Site,
): Promise<readonly Diagnostic[]> {
  const files = site.files.filter(program.owns);
  if (files.length === 0) return [];
  const config = `tsconfig.${program.name}.json`;
  writeFiles(site.folder, [
    {
      path: config,
      content: JSON.stringify({
        compilerOptions: {
          ...program.compilerOptions,
          noEmit: false,
          emitDeclarationOnly: true,
          declaration: true,
          removeComments: true,
          rootDir: '.',
          outDir: DECLARATIONS,
          // The dependencies are a link; declarations must name packages, not the link's target.
          preserveSymlinks: true,
        },
        files,
      }),
    },
  ]);
  const outcome = await site.isolation.run({
    file: process.execPath,
    // The programs are small and there are several: threads of their own only get in each other's way.
    args: [
      compilerPath(),
      '-p',
      config,
      '--pretty',
      'false',
      '--singleThreaded',
    ],
    cwd: site.folder,
    env: toolEnvironment(site.scratch),
    readable: [],
    writable: [site.folder],
    scratch: site.scratch,
    timeout: site.deadline,
    signal: site.signal,
  });
  if (outcome.exitCode === 0 && outcome.exceeded === null) return [];
  const diagnostics = parseCompilerOutput(outcome.stdout, site.ownerOf);
  return diagnostics.length > 0
    ? diagnostics
    : [
        diagnostic({
          code: outcome.timedOut ? 'TYPECHECK_TIMEOUT' : 'TYPECHECK_FAILED',
          stage: 'typecheck',
          message: outcome.timedOut
            ? `The compiler did not finish the ${program.name} program in time`
            : `The compiler ended with ${outcome.exitCode}: ${capped(outcome.stdout + outcome.stderr)}`,
        }),
      ];
}

function compilerPath(): string {
  const manifest = createRequire(import.meta.url).resolve('ts7/package.json');
  return join(dirname(manifest), 'bin/tsc');
}

const LINE =
  /^(?:(?<file>[^()\n]+)\((?<line>\d+),(?<column>\d+)\): )?(?<severity>error|warning) (?<code>TS\d+): (?<message>.*)$/;

/** The compiler's plain output as diagnostics; indented lines continue the one before them. */
export function parseCompilerOutput(
  output: string,
  ownerOf: (path: string) => string | null,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = LINE.exec(line)?.groups;
    const last = diagnostics.at(-1);
    if (match) {
      const file = match['file'] ?? null;
      const code = match['code'] ?? 'TS';
      diagnostics.push(
        diagnostic({
          code,
          stage: 'typecheck',
          severity: match['severity'] === 'warning' ? 'warning' : 'error',
          layer: file === null ? null : ownerOf(file),
          file,
          range:
            file === null
              ? null
              : at(Number(match['line']), Number(match['column'])),
          message: capped(match['message'] ?? line),
          hint: HINTS[code] ?? null,
        }),
      );
    } else if (last && /^\s+\S/.test(line)) {
      diagnostics[diagnostics.length - 1] = {
        ...last,
        message: capped(`${last.message}\n${line.trimEnd()}`),
      };
    }
  }
  return diagnostics;
}

/** What a reader does not see from the compiler's words alone. */
const HINTS: Readonly<Record<string, string>> = {
  TS2307:
    'Only the domain contract, the declarations of the needed layers and the allowed packages are there to be imported.',
  TS2304:
    'Each program has its own globals: no Node names in a page, no DOM names in main.',
  TS2339: 'Look the name up in the contract of the layer that it comes from.',
  TS6133: 'Remove what is not used.',
  TS2375:
    'exactOptionalPropertyTypes: leave an optional property out instead of setting it to undefined.',
  TS2379:
    'exactOptionalPropertyTypes: leave an optional property out instead of setting it to undefined.',
  TS2412:
    'exactOptionalPropertyTypes: leave an optional property out instead of setting it to undefined.',
};

/** A file that two programs share is reported once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(
    diagnostics.map((item) => [
      JSON.stringify([item.file, item.range, item.code]),
      item,
    ]),
  );
  return [...seen.values()];
}
