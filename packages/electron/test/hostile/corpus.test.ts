import { describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapted, corpusSchema } from './adapt.js';
import { HONEST_TWINS } from './honest-twins.js';
import { judgeStatically } from './judge-statically.js';

jest.setTimeout(240_000);

const corpus = corpusSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'evasions.json'), 'utf8')),
);

/** By id: the code that refuses it, and what stands in the lines that it points at. */
const REFUSED_BY: Readonly<Record<string, readonly [string, string]>> = {
  'ts-expect-error': ['nx-slice/directives', '@ts-expect-error'],
  'angle-bracket-any': ['@typescript-eslint/no-explicit-any', '<any>row'],
  'declare-global': ['no-restricted-syntax', 'declare global'],
  'eslint-config-comment': ['nx-slice/directives', 'eslint no-restricted'],
  'exit-zero-in-after-all': ['nx-slice/globals', 'process.exit(0)'],
  'matchers-overridden': ['nx-slice/honest-tests', 'expect.extend'],
  'only-skipped-describe': ['nx-slice/honest-tests', 'describe.skip'],
  'spy-on-the-subject': ['nx-slice/honest-tests', 'jest.spyOn(projectList'],
  'endless-microtasks': ['no-restricted-syntax', 'void settle'],
  'constructor-of-function': ['no-restricted-syntax', '.constructor'],
  'electron-by-window-require': ['nx-slice/globals', 'window as'],
  'sql-concatenation': ['nx-slice/constant-sql', "' + orderBy"],
  'inner-html': ['no-restricted-syntax', 'innerHTML'],
  'whole-ipc-renderer': ['nx-slice/imports', "from 'electron'"],
};

/**
 * Those of the corpus that only running them would show. There are none: what is not to be decided statically
 * is whether a loop ends, and the one in the corpus runs at import, where nothing may run.
 */
const NEEDS_THE_RUN: readonly string[] = [];

const statically = corpus.filter(({ id }) => !NEEDS_THE_RUN.includes(id));
const refused = await judgeStatically(
  statically.map((entry) => ({ id: entry.id, files: adapted(entry) })),
);
const passed = await judgeStatically(
  statically.map((entry) => ({
    id: entry.id,
    files: adapted({ ...entry, files: [...(HONEST_TWINS[entry.id] ?? [])] }),
  })),
);

test('the corpus is whole', () => {
  expect(corpus).toHaveLength(14);
  expect(NEEDS_THE_RUN).toEqual([]);
});

describe.each(statically)('$id: $why', (entry) => {
  const { id } = entry;

  test('is refused without being run, where it stands', () => {
    const [code, construct] = REFUSED_BY[id] ?? ['', ''];
    const found = refused.get(id) ?? [];
    const files = adapted(entry).map(({ path }) => path);
    expect(found.map((finding) => finding.code)).not.toContain('LINT_PARSE');
    expect(found).toContainEqual({
      code,
      file: expect.stringMatching(new RegExp(`^(${files.join('|')})$`)),
      lines: expect.stringContaining(construct),
      message: expect.any(String),
    });
  });

  test('has an honest twin that passes', () => {
    expect(HONEST_TWINS[id]?.length).toBe(entry.files.length);
    expect(passed.get(id)).toEqual([]);
  });
});
