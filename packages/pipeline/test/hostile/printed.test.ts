import { describe, expect, test } from '@jest/globals';
import { readSlice, type Diagnostic } from '@nx-slice/schemas';
import { at, diagnostic } from '../../src/diagnostics.js';
import type { PipelineEvent } from '../../src/events.js';
import { judgePlan } from '../../src/plan/judge-plan.js';
// Our own colours are sequences too: without them every one that is left came in with the text.
import {
  NO_COLORS,
  printDiagnostic,
} from '../../src/report/print-diagnostic.js';
import { printEvent } from '../../src/report/print-event.js';
import { parseArtifact } from '../../src/verify/parse.js';
import { checkPaths, checkStoredPaths } from '../../src/verify/path-policy.js';
import { parseCompilerOutput } from '../../src/verify/typecheck.js';
import { hostileTexts, moreHostileTexts } from '../support/hostile.js';
import { tinyPlan, tinySpec } from '../support/tiny-job.js';
import { unsafeIn } from '../support/unsafe.js';

const texts = Object.entries({ ...hostileTexts, ...moreHostileTexts });

type Source = (text: string) => readonly Diagnostic[];

const problemsIn = (
  result:
    | { readonly ok: true }
    | { readonly ok: false; readonly error: readonly Diagnostic[] },
): readonly Diagnostic[] => (result.ok ? [] : result.error);

const artifact = (path: string, content: string, promise: object): string =>
  JSON.stringify({ files: [{ path, content }], contracts: [promise] });
const promise = { name: 'a', kind: 'const', signature: 'a: 1' };

/** Where outside text gets into a diagnostic: the real producers, each fed with a hostile text. */
const sources: Readonly<Record<string, Source>> = {
  'an intent': (text) =>
    problemsIn(
      readSlice(
        JSON.stringify({ ...tinySpec, intent: text, [text]: text }),
        'slices/words/slice.json',
      ),
    ),
  'the name of a slice': (text) =>
    problemsIn(
      readSlice(
        JSON.stringify({ ...tinySpec, name: text }),
        `${text}/slice.json`,
      ),
    ),
  'the name of an entity': (text) => [
    ...problemsIn(
      readSlice(
        JSON.stringify({
          ...tinySpec,
          entities: [{ name: text, fields: [{ name: text, type: text }] }],
        }),
        'slice.json',
      ),
    ),
    ...judgePlan(
      {
        ...tinyPlan,
        name: text,
        entities: tinyPlan.entities.map((entity) => ({
          ...entity,
          name: text,
          search: [text],
        })),
        briefs: [{ layer: text, text }],
      },
      { ...tinySpec, entities: undefined, operations: undefined },
      [],
    ),
  ],
  'the path of a file': (text) => [
    ...checkPaths(
      [text, `src/db/${text}`, `src/db/${text}.ts`].map((path) => ({
        path,
        content: '',
      })),
      { roots: ['src/db/'], layer: 'db' },
    ),
    ...checkStoredPaths({ files: [{ path: text }] }, 'base/artifact.json'),
  ],
  'the content of a file': (text) => [
    ...problemsIn(parseArtifact(text, 'db')),
    ...problemsIn(parseArtifact(`{"files":"${text}`, 'db')),
    ...problemsIn(parseArtifact(`{}${text}`, 'db')),
    ...problemsIn(
      parseArtifact(artifact('src/db/x.ts', `${text}\0`, promise), 'db'),
    ),
  ],
  'a contract': (text) => [
    ...problemsIn(
      parseArtifact(
        artifact('src/db/x.ts', '', { ...promise, [text]: text }),
        'db',
      ),
    ),
    ...problemsIn(
      parseArtifact(
        `{${JSON.stringify(text)}:1,${JSON.stringify(text)}:1}`,
        'db',
      ),
    ),
  ],
  'a message of the compiler': (text) => [
    ...parseCompilerOutput(
      `src/db/x.ts(1,2): error TS2322: Type '${text}' is wrong.\n  ${text}`,
      () => 'db',
    ),
    ...parseCompilerOutput(`${text}(1,2): error TS1: x`, () => text),
  ],
  'any field of a diagnostic': (text) => [
    diagnostic({
      code: text,
      stage: 'lint',
      layer: text,
      file: text,
      range: at(1, 1),
      message: `${text}\n${text}`,
      hint: `${text}\n${text}`,
    }),
  ],
};

describe.each(Object.entries(sources))('%s', (_, source) => {
  test(`0 of ${texts.length} texts do anything when the diagnostic is printed`, () => {
    let printed = 0;
    const active = texts.flatMap(([name, text]) =>
      source(text).flatMap((item) => {
        printed += 1;
        return unsafeIn(printDiagnostic(item, NO_COLORS)).map(
          (found) => `${name}: ${found}`,
        );
      }),
    );
    expect(active).toEqual([]);
    expect(active.length).toBe(0);
    expect(printed).toBeGreaterThan(texts.length / 2);
  });
});

/** Every kind of event, with the text in every field that is text. */
const eventsWith = (text: string): readonly PipelineEvent[] => [
  { type: 'attempt', layer: text, attempt: 1, conversation: 2 },
  {
    type: 'rejected',
    layer: text,
    attempt: 1,
    diagnostics: sources['any field of a diagnostic']?.(text) ?? [],
  },
  { type: 'accepted', layer: text, attempt: 1, files: 2, stages: ['parse'] },
  { type: 'verified', slice: text, layers: 1, tests: 1 },
  {
    type: 'changes',
    slice: text,
    dryRun: true,
    changes: [
      { kind: 'create', path: text, after: text },
      { kind: 'update', path: text, before: text, after: text },
      { kind: 'delete', path: text, before: text },
      { kind: 'keep', path: text, reason: text },
      {
        kind: 'conflict',
        path: text,
        reason: text,
        regions: [{ line: 1, ours: [text], theirs: [text] }],
      },
      {
        kind: 'merge',
        path: text,
        before: text,
        after: text + text,
        conflicts: 0,
      },
      {
        kind: 'rename',
        path: text,
        from: text,
        before: text,
        after: text + text,
        edited: true,
        conflicts: 0,
      },
      { kind: 'unchanged', path: text },
    ],
  },
  { type: 'applied', slice: text },
];

test.each(
  [0, 1, 2, 3, 4, 5].map(
    (index) => [eventsWith('')[index]?.type, index] as const,
  ),
)(
  `an event of type %s: 0 of ${texts.length} texts do anything when it is printed`,
  (_, index) => {
    const active = texts.flatMap(([name, text]) =>
      eventsWith(text)
        .slice(index, index + 1)
        .flatMap((event) => unsafeIn(printEvent(event, NO_COLORS)))
        .map((found) => `${name}: ${found}`),
    );
    expect(active.length).toBe(0);
  },
);

test('a path cannot pass for another line of the report', () => {
  const printed = printEvent(
    {
      type: 'changes',
      slice: 'words',
      dryRun: false,
      changes: [
        { kind: 'create', path: 'src/a.ts\nCREATE src/b.ts', after: '' },
      ],
    },
    NO_COLORS,
  );
  expect(printed.split('\n')).toEqual([
    'src/a.ts\\nCREATE src/',
    '  CREATE   b.ts',
    'words: 1 change, 0 files as they should be',
  ]);
});
