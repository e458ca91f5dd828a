import type { SourceFile } from '@nx-slice/schemas';
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { sliceRules } from '../../src/eslint/index.js';
import { PROGRAMS } from '../../src/gate/programs.js';
import { buildSlice } from '../support/build-slice.js';
import { SPEC } from './spec.js';

const REPOSITORY = resolve(import.meta.dirname, '../../../..');

export interface Finding {
  readonly code: string;
  /** Relative to the slice. */
  readonly file: string;
  readonly message: string;
  /** The lines that it points at, as they stand in the file. */
  readonly lines: string;
}

/** Files to be judged by themselves, next to a slice that passes. */
export interface Candidate {
  readonly id: string;
  readonly files: readonly SourceFile[];
}

/**
 * What linter and compiler say, without running anything. Each candidate becomes part of a copy of one slice;
 * those that do not get in each other's way share it, so that each tool runs once.
 *
 * @returns findings by the candidate's id
 */
export async function judgeStatically(
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const { files: base } = await buildSlice(SPEC);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'evasions-')));
  try {
    symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
    write(folder, { path: 'package.json', content: '{ "private": true }' });
    const owners = new Map<string, Candidate>();
    packed(candidates).forEach((group, index) => {
      const slice = `slices/${String(index)}`;
      base.forEach((file) => write(join(folder, slice), file));
      for (const candidate of group) {
        for (const file of candidate.files) {
          write(join(folder, slice), file);
          owners.set(`${slice}/${file.path}`, candidate);
        }
      }
    });
    const judged = [...owners.keys()];
    const found = [...(await lint(folder, judged)), ...compile(folder, judged)];
    return new Map(
      candidates.map((candidate) => [
        candidate.id,
        found
          .filter(({ path }) => owners.get(path) === candidate)
          .map((raw) => findingOf(candidate, raw)),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As few groups as it takes for no two files of one group to have the same path. */
function packed(candidates: readonly Candidate[]): readonly Candidate[][] {
  const groups: { readonly taken: Set<string>; readonly all: Candidate[] }[] =
    [];
  for (const candidate of candidates) {
    const paths = candidate.files.map(({ path }) => path);
    let group = groups.find(
      ({ taken }) => !paths.some((path) => taken.has(path)),
    );
    if (!group) {
      group = { taken: new Set(), all: [] };
      groups.push(group);
    }
    paths.forEach((path) => group.taken.add(path));
    group.all.push(candidate);
  }
  return groups.map(({ all }) => all);
}

interface Raw {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly endLine: number;
}

function findingOf(
  { files }: Candidate,
  { path, code, message, line, endLine }: Raw,
): Finding {
  const file = path.split('/').slice(2).join('/');
  const content = files.find((one) => one.path === file)?.content ?? '';
  const lines = content
    .split('\n')
    .slice(line - 1, endLine)
    .join('\n');
  return { code, file, message, lines };
}

async function lint(
  cwd: string,
  files: readonly string[],
): Promise<readonly Raw[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: sliceRules({ slices: 'slices/*' }),
  });
  const results = await eslint.lintFiles([...files]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, fatal, message, line, endLine }) => ({
      path: relative(cwd, filePath),
      code: ruleId ?? (fatal ? 'LINT_PARSE' : 'LINT'),
      message,
      line,
      endLine: endLine ?? line,
    })),
  );
}

const LINE =
  /^(?<path>[^()\n]+)\((?<line>\d+),\d+\): error (?<code>TS\d+): (?<message>.*)$/gm;

function compile(cwd: string, files: readonly string[]): readonly Raw[] {
  return PROGRAMS.flatMap(({ name, owns, compilerOptions }) => {
    const owned = files.filter((path) =>
      owns(path.split('/').slice(2).join('/')),
    );
    if (owned.length === 0) return [];
    const config = `tsconfig.${name}.json`;
    const content = JSON.stringify({
      compilerOptions: { ...compilerOptions, noEmit: true },
      files: owned,
    });
    write(cwd, { path: config, content });
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(REPOSITORY, 'node_modules/ts7/bin/tsc'),
        '-p',
        config,
        '--pretty',
        'false',
      ],
      { cwd, encoding: 'utf8' },
    );
    return [...stdout.matchAll(LINE)].map(({ groups = {} }) => {
      const line = Number(groups['line']);
      return {
        path: groups['path'] ?? '',
        code: groups['code'] ?? '',
        message: groups['message'] ?? '',
        line,
        endLine: line,
      };
    });
  });
}

function write(folder: string, { path, content }: SourceFile): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
