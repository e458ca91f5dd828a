import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { COUNTS } from '../support/change-matrix/agent.js';
import {
  BOOKS,
  BRIEFS,
  COMMON_BRIEF,
  OPTIONS,
  SLICE,
} from '../support/change-matrix/base.js';
import type { Edit } from '../support/change-matrix/edit.js';
import { EDITS, GROUPS, type Group } from '../support/change-matrix/edits.js';
import {
  printGroup,
  printHead,
  type Outcome,
} from '../support/change-matrix/print.js';
import { inOrder, STEPS } from '../support/change-matrix/steps.js';
import {
  createWorkspace,
  REPOSITORY,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(900_000);

const PAGE = join(REPOSITORY, 'packages/nx-slice/docs/what-runs-again.md');
/** Writes the page anew, in place of comparing it with what happened. */
const WRITES = process.env['NX_SLICE_WRITE_TABLE'] !== undefined;
const ASKED = '.tmp/asked';

let workspace: Workspace;
/** What was copied for one edit. */
const copies: Workspace[] = [];

beforeAll(async () => {
  workspace = createWorkspace({ books: BOOKS }, OPTIONS);
  workspace.write('tools/agent.mjs', COUNTS);
  workspace.write(`${BRIEFS}/common.md`, COMMON_BRIEF);
  const { output, asked } = await generate(workspace);
  expect(output).toContain('Successfully ran target generate');
  expect(asked).toEqual([...STEPS]);
  workspace.commit();
});
afterEach(() => {
  copies.splice(0).forEach((copy) => copy.dispose());
  workspace.git('checkout', '--quiet', '.');
  workspace.git('clean', '--quiet', '--force', '-d');
});
afterAll(() => workspace.dispose());

async function generate(where: Workspace, ...flags: readonly string[]) {
  where.write(ASKED, '');
  const run = await where.nx('run', 'books:generate', ...flags);
  const lines = where.read(ASKED).split('\n').filter(Boolean);
  expect(lines.filter((line) => !line.startsWith('books '))).toEqual([]);
  return {
    ...run,
    asked: inOrder(lines.map((line) => line.replace('books ', ''))),
  };
}

const artifactsIn = (where: Workspace) =>
  STEPS.map((step) => where.read(`${SLICE}/artifacts/${step}/artifact.json`));

const sourcesIn = (where: Workspace) =>
  new Map([
    ...where.files(`${SLICE}/src`),
    ...[...where.files(`${SLICE}/test`)].map(
      ([path, text]) => [`test/${path}`, text] as const,
    ),
  ]);

test('there are enough edits, each with a name of its own', () => {
  expect(EDITS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(EDITS.map(({ name }) => name)).size).toBe(EDITS.length);
});

describe.each(GROUPS)('$title', ({ title, edits }: Group) => {
  const outcomes = new Map<string, Outcome>();

  test.each(edits)('$name', async (edit: Edit) => {
    const before = artifactsIn(workspace);
    const where = edit.elsewhere?.(workspace) ?? workspace;
    if (where !== workspace) copies.push(where);
    edit.apply(where);
    try {
      const run = await generate(where, ...(edit.flags ?? []));
      expect(run.output).toContain('Successfully ran target generate');
      expect(run.code).toBe(0);
      const after = artifactsIn(where);
      outcomes.set(edit.name, {
        made: run.asked,
        otherwise: STEPS.filter((_, index) => before[index] !== after[index]),
      });
      expect(run.asked).toEqual([...edit.needs]);
    } finally {
      edit.undo?.(where);
    }
  });

  test('the page says so', async () => {
    const rows = edits.map((edit) => {
      const outcome = outcomes.get(edit.name);
      if (!outcome) throw new Error(`${edit.name} came to no end`);
      return { ...edit, ...outcome };
    });
    const printed = await formatted(printGroup(title, rows));
    console.log(printed);
    if (WRITES) writePart(title, printed);
    expect(parts().get(title)).toBe(printed);
  });
});

test('the page begins with what it is', async () => {
  const lacking = GROUPS.map(({ title }) => title).filter(
    (title) => !parts().has(title),
  );
  const printed = await formatted(printHead(EDITS.length, lacking));
  if (WRITES) writePart('', printed);
  expect(parts().get('')).toBe(printed);
  expect([...parts().keys()]).toEqual([
    '',
    ...GROUPS.map(({ title }) => title),
  ]);
});

const formatted = (text: string): Promise<string> =>
  format(text, { parser: 'markdown', singleQuote: true });

/** The page as it is, by the titles of its parts; its head has none. */
const parts = (): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(PAGE, 'utf8')
      .split(/^(?=## )/m)
      .map((text) => [/^## (.*)/.exec(text)?.[1] ?? '', `${text.trimEnd()}\n`]),
  );

function writePart(title: string, text: string): void {
  const now = new Map([...parts(), [title, text]]);
  const order = ['', ...GROUPS.map((group) => group.title)];
  writeFileSync(PAGE, order.flatMap((name) => now.get(name) ?? []).join('\n'));
}

test.each([
  'orderBy: descending',
  'acceptance: a line that the planner makes the brief of db',
])(
  'what was used again is what everything made anew would be: %s',
  async (name) => {
    const edit = EDITS.find((one) => one.name === name);
    if (!edit) throw new Error('There is no such edit');
    edit.apply(workspace);
    await generate(workspace);
    const sources = sourcesIn(workspace);
    const fresh = workspace.clone();
    copies.push(fresh);
    edit.apply(fresh);
    for (const folder of ['src', 'test', 'artifacts']) {
      fresh.remove(`${SLICE}/${folder}`);
    }
    const { asked } = await generate(fresh);
    expect(asked).toEqual([...STEPS]);
    expect(sources.size).toBeGreaterThan(40);
    expect(sourcesIn(fresh)).toEqual(sources);
  },
);
