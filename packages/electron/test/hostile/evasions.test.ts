import { describe, expect, jest, test } from '@jest/globals';
import { EVASIONS } from './evasions/index.js';
import { judgeStatically } from './judge-statically.js';

jest.setTimeout(240_000);

const refused = await judgeStatically(EVASIONS);
const passed = await judgeStatically(
  EVASIONS.map(({ id, honest }) => ({ id, files: honest })),
);

test('there are many, each of its own kind', () => {
  const ids = EVASIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(100);
});

describe.each(EVASIONS)('$id: $why', ({ id, files, code, construct }) => {
  test('is refused where it stands', () => {
    const found = refused.get(id) ?? [];
    const pointing = found.filter(
      (finding) =>
        finding.code === code &&
        finding.lines.includes(construct) &&
        files.some(({ path }) => path === finding.file),
    );
    expect({ found, pointing: pointing.length > 0 }).toEqual({
      found,
      pointing: true,
    });
  });

  test('is ordinary code but for that', () => {
    const found = refused.get(id)?.map(({ code }) => code);
    expect(found).not.toContain('LINT_PARSE');
  });

  test('has an honest twin that passes', () => {
    expect(passed.get(id)).toEqual([]);
  });
});
