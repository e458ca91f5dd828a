import { expect, test } from '@jest/globals';
import type { SourceFile } from '@nx-slice/schemas';
import fc from 'fast-check';
import { changeSet, type Change } from '../../src/apply/change-set.js';
import { writesOf } from '../../src/apply/file-writes.js';
import { sameLines } from '../../src/apply/merge/text-lines.js';
import {
  createLayers,
  histories,
  linesOf,
  personDoes,
  type Step,
} from '../support/history.js';

const HISTORIES = 1_000;

/** A slice's folder in memory, what was noted down, and where a person's moves have taken files. */
function createSlice() {
  const layers = createLayers();
  const disk = new Map<string, string>();
  let base: readonly SourceFile[] = [];
  let moved = new Map<string, string>();
  const seen = { generated: 0, conflicts: 0, merges: 0, renames: 0 };

  const decide = () =>
    changeSet({
      desired: layers.files(),
      base,
      current: (path) => disk.get(path),
      moved: new Map([...moved].filter(([, to]) => disk.has(to))),
    });

  const person = (step: Extract<Step, { do: 'person' }>) => {
    const move = personDoes(step, {
      paths: () => [...disk.keys()].sort(),
      read: (path) => disk.get(path) ?? '',
      write: (path, text) => disk.set(path, text),
      remove: (path) => disk.delete(path),
    });
    if (!move) return;
    const [from, to] = move;
    const original = [...moved].find(([, at]) => at === from)?.[0] ?? from;
    moved.set(original, to);
  };

  const generate = (isWritten = true) => {
    const { changes, moved: places } = decide();
    const before = new Map(disk);
    for (const { kind } of changes) {
      if (kind === 'merge') seen.merges += 1;
      if (kind === 'rename') seen.renames += 1;
    }
    noSilentOverwrite(changes);
    if (changes.some(({ kind }) => kind === 'conflict')) {
      seen.conflicts += 1;
      namesBothSides(changes);
      // Without news of the layers there is nothing to be in conflict with.
      expect(layers.files()).not.toEqual(base);
      return;
    }
    if (!isWritten) return;
    for (const write of writesOf('', changes)) {
      expect(disk.get(write.path) ?? null).toBe(write.before);
      if (write.after === null) disk.delete(write.path);
      else disk.set(write.path, write.after);
    }
    noEditIsLost(before, disk);
    lineEndsStay(before, disk);
    newsIsThere(disk);
    nothingComesBack(before, disk, changes);
    base = layers.files();
    moved = new Map(places);
    seen.generated += 1;
    const after = new Map(disk);
    expect(writesOf('', decide().changes)).toEqual([]);
    expect(disk).toEqual(after);
  };

  /** Whatever is replaced or taken away is, line by line, what we wrote. */
  const noSilentOverwrite = (changes: readonly Change[]) => {
    const ours = base.map(({ content }) => content);
    for (const change of changes) {
      if (change.kind === 'update' || change.kind === 'delete') {
        expect(ours.some((text) => sameLines(text, change.before))).toBe(true);
      }
    }
  };

  /** What the layers say now and did not say before is there. */
  const newsIsThere = (after: ReadonlyMap<string, string>) => {
    const news = new Set(
      linesOf(
        'generated',
        layers.files().map(({ content }) => content),
      ),
    );
    const texts = base.map(({ content }) => content);
    for (const line of linesOf('generated', texts)) news.delete(line);
    for (const line of linesOf('generated', after.values())) news.delete(line);
    expect([...news]).toEqual([]);
  };

  const nothingComesBack = (
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
    changes: readonly Change[],
  ) => {
    const cut = new Set(
      linesOf(
        'generated',
        base.map(({ content }) => content),
      ),
    );
    for (const line of linesOf('generated', before.values())) cut.delete(line);
    // Whole files that were deleted stay so, or are in conflict.
    expect(changes.some(({ kind }) => kind === 'conflict')).toBe(false);
    expect(
      linesOf('generated', after.values()).filter((line) => cut.has(line)),
    ).toEqual([]);
  };

  return {
    seen,
    run: (step: Step) => {
      switch (step.do) {
        case 'generate':
          generate();
          return;
        case 'crash':
          // Recovery makes of it all or nothing, and a command begins with recovery.
          generate(step.committed);
          return;
        case 'layer':
          layers.change(step);
          return;
        case 'revert':
          layers.revert(step.steps);
          return;
        case 'person':
          person(step);
          return;
      }
    },
  };
}

const noEditIsLost = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
) => {
  expect(linesOf('mine', after.values())).toEqual(
    linesOf('mine', before.values()),
  );
};

const lineEndsStay = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
) => {
  for (const [path, text] of before) {
    if (/(?<!\r)\n/.test(text) || !text.includes('\n')) continue;
    expect(after.get(path) ?? '').not.toMatch(/(?<!\r)\n/);
  }
};

const namesBothSides = (changes: readonly Change[]) => {
  for (const change of changes) {
    if (change.kind !== 'conflict') continue;
    expect(change.regions.length).toBeGreaterThan(0);
  }
};

test(`${HISTORIES} histories: no edit is lost, nothing is overwritten in silence, a second run changes nothing`, () => {
  const all = { generated: 0, conflicts: 0, merges: 0, renames: 0 };
  fc.assert(
    fc.property(histories(25), (steps) => {
      const slice = createSlice();
      slice.run({ do: 'generate' });
      steps.forEach((step) => {
        slice.run(step);
      });
      slice.run({ do: 'generate' });
      all.generated += slice.seen.generated;
      all.conflicts += slice.seen.conflicts;
      all.merges += slice.seen.merges;
      all.renames += slice.seen.renames;
    }),
    { numRuns: HISTORIES, seed: 11 },
  );
  console.log(JSON.stringify({ histories: HISTORIES, ...all }));
  // The histories are of some interest.
  for (const count of Object.values(all)) expect(count).toBeGreaterThan(100);
});
