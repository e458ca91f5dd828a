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
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { sliceRules } from '../../src/eslint/index.js';
import { electronStack } from '../../src/stack.js';
import { buildSlice, type BuiltSlice } from './build-slice.js';

const REPOSITORY = resolve(import.meta.dirname, '../../../..');
const stack = electronStack();

/** Many slices side by side in one folder, judged by one run of each tool: the same rules, a fraction of the time. */
export interface ManySlices {
  readonly built: ReadonlyMap<string, BuiltSlice>;
  /** What the compiler says of one program; empty when it is content. */
  compile(program: string): string;
  /** What the linter says; empty when it is content. */
  lint(): Promise<readonly string[]>;
  /** Which generated tests of these slices fail, and how many passed. */
  test(names: readonly string[]): {
    readonly failures: readonly string[];
    readonly passed: number;
  };
  remove(): void;
}

/** @param specs slice.json documents by a name for their folder */
export async function createSlices(
  specs: Readonly<Record<string, object>>,
): Promise<ManySlices> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'many-slices-')));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  write('package.json', '{ "private": true }');
  const built = new Map<string, BuiltSlice>();
  for (const [name, spec] of Object.entries(specs)) {
    const slice = await buildSlice(spec, Object.values(specs));
    built.set(name, slice);
    for (const { path, content } of slice.files) {
      write(`slices/${name}/${path}`, content);
    }
  }
  const node = (tool: string, ...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(REPOSITORY, 'node_modules', tool), ...args],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
    );

  return {
    built,
    remove: () => rmSync(folder, { recursive: true, force: true }),

    compile: (name) => {
      const program = stack.programs.find((row) => row.name === name);
      if (!program) throw new Error(`There is no program ${name}`);
      const files = [...built].flatMap(([slice, { files: all }]) =>
        all
          .filter(({ path }) => program.owns(path))
          .map(({ path }) => `slices/${slice}/${path}`),
      );
      const config = `tsconfig.${name}.json`;
      write(
        config,
        JSON.stringify({
          compilerOptions: { ...program.compilerOptions, noEmit: true },
          files,
        }),
      );
      return node('ts7/bin/tsc', '-p', config, '--pretty', 'false').stdout;
    },

    lint: async () => {
      const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: sliceRules({ slices: 'slices/*' }),
      });
      const results = await eslint.lintFiles(
        [...built.keys()].map((name) => `slices/${name}/**/*.{ts,tsx}`),
      );
      return results.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ line, ruleId, message }) =>
            `${filePath}:${String(line)} ${ruleId ?? ''} ${message}`,
        ),
      );
    },

    test: (names) => {
      const shared = { ...stack.jest, rootDir: folder };
      write(
        'jest.config.json',
        JSON.stringify({
          projects: [
            { ...shared, testEnvironment: 'node', testMatch: ['**/*.test.ts'] },
            {
              ...shared,
              testEnvironment: 'jsdom',
              testMatch: ['**/*.test.tsx'],
            },
          ],
        }),
      );
      const { stderr } = node(
        'jest/bin/jest.js',
        '--config',
        'jest.config.json',
        '--silent',
        ...names.map((name) => `slices/${name}/`),
      );
      return {
        failures: stderr.split('\n').filter((line) => /^FAIL|●/.test(line)),
        passed: Number(
          /Tests:.* (\d+) passed/.exec(stripVTControlCharacters(stderr))?.[1] ??
            0,
        ),
      };
    },
  };
}
