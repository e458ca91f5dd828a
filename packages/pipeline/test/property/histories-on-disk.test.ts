import { expect, jest, test } from '@jest/globals';
import { appliedSchema, type Applied } from '@nx-slice/schemas';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPLIED, appliedWrites } from '../../src/apply/applied-file.js';
import { changeSet } from '../../src/apply/change-set.js';
import { writesOf } from '../../src/apply/file-writes.js';
import { commitWrites } from '../../src/apply/journal/commit-writes.js';
import { recover } from '../../src/apply/journal/recover.js';
import { movesIn } from '../../src/apply/moves.js';
import { listFiles, readText, writeFiles } from '../../src/edge/files.js';
import { nodeFs, type JournalFs } from '../../src/edge/journal-fs.js';
import { seenFile } from '../../src/edge/seen-file.js';
import { openArtifactStore } from '../../src/store/artifact-store.js';
import {
  createLayers,
  histories,
  linesOf,
  personDoes,
  type Step,
} from '../support/history.js';

jest.setTimeout(120_000);

const HISTORIES = 40;
const ROOT = 'slices/words';

class Killed extends Error {}

/** A file system whose process is ended before its call number `at` that changes something, counted from 0. */
function mortalFs(at: number): JournalFs {
  let left = at;
  const dies = () => {
    left -= 1;
    if (left < 0) throw new Killed();
  };
  return {
    ...nodeFs,
    makeFolder: (path) => (dies(), nodeFs.makeFolder(path)),
    create: (path, mode) => (dies(), nodeFs.create(path, mode)),
    write: (handle, bytes) => (dies(), nodeFs.write(handle, bytes)),
    rename: (from, to) => (dies(), nodeFs.rename(from, to)),
    link: (from, to) => (dies(), nodeFs.link(from, to)),
    remove: (path) => (dies(), nodeFs.remove(path)),
    removeFolder: (path) => (dies(), nodeFs.removeFolder(path)),
  };
}

function createSlice(workspace: string) {
  const folder = join(workspace, ROOT);
  const layers = createLayers();
  const { signal } = new AbortController();
  const seen = { generated: 0, conflicts: 0, killed: 0, old: 0, new: 0 };
  writeFiles(folder, [{ path: 'slice.json', content: '{}' }]);

  const sources = () =>
    new Map(
      listFiles(folder)
        .filter((path) => path.startsWith('src/'))
        .map((path) => [path, readText(join(folder, path)) ?? '']),
    );
  const everything = () =>
    new Map(
      listFiles(folder).map((path) => [path, readText(join(folder, path))]),
    );
  const applied = (): Applied => {
    const read = openArtifactStore(folder).readDocument(APPLIED, appliedSchema);
    return read?.ok ? read.value : { version: 1, slice: 'words', files: [] };
  };

  const decide = async () => {
    const base = applied();
    const desired = layers.files();
    const { changes, moved } = changeSet({
      desired,
      base: base.files,
      current: (path) => seenFile(folder, path),
      moved: await movesIn(folder, base, desired, signal),
    });
    const next: Applied = {
      version: 1,
      slice: 'words',
      files: [...desired],
      ...(moved.size > 0
        ? { moved: [...moved].map(([path, to]) => ({ path, to })) }
        : {}),
    };
    return {
      isStopped: changes.some(({ kind }) => kind === 'conflict'),
      writes: [
        ...writesOf(ROOT, changes),
        ...appliedWrites({ workspace, root: ROOT }, next),
      ],
    };
  };

  /** @param killedAt the call of the commit that is never made; `undefined` for a life without accident */
  const generate = async (killedAt?: number) => {
    expect(recover(workspace)).toEqual({ ok: true, value: 'nothing' });
    const mine = linesOf('mine', sources().values());
    const { writes, isStopped } = await decide();
    if (isStopped) {
      seen.conflicts += 1;
      return;
    }
    const before = everything();
    let isKilled = false;
    try {
      const fs = killedAt === undefined ? nodeFs : mortalFs(killedAt);
      expect(commitWrites(workspace, writes, fs)).toEqual({
        ok: true,
        value: undefined,
      });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      isKilled = true;
    }
    expect(recover(workspace)).toMatchObject({ ok: true });
    expect(linesOf('mine', sources().values())).toEqual(mine);
    if (isKilled) {
      seen.killed += 1;
      const expected = new Map(before);
      for (const { path, after } of writes) {
        const name = path.slice(ROOT.length + 1);
        if (after === null) expected.delete(name);
        else expected.set(name, after);
      }
      const sorted = (files: Map<string, string | undefined>) =>
        [...files].sort(([a], [b]) => (a < b ? -1 : 1));
      const now = JSON.stringify(sorted(everything()));
      const isOld = now === JSON.stringify(sorted(before));
      const isNew = now === JSON.stringify(sorted(expected));
      expect(isOld || isNew).toBe(true);
      seen[isNew ? 'new' : 'old'] += 1;
      if (isOld) return;
    }
    seen.generated += 1;
    expect((await decide()).writes).toEqual([]);
  };

  const run = async (step: Step, at: number): Promise<void> => {
    switch (step.do) {
      case 'generate':
        return generate();
      case 'crash':
        return generate(step.committed ? at + 12 : at);
      case 'layer':
        layers.change(step);
        return;
      case 'revert':
        layers.revert(step.steps);
        return;
      case 'person':
        personDoes(step, {
          paths: () => [...sources().keys()],
          read: (path) => sources().get(path) ?? '',
          write: (path, content) => {
            writeFiles(folder, [{ path, content }]);
          },
          remove: (path) => {
            rmSync(join(folder, path));
          },
        });
        return;
    }
  };
  return { run, seen };
}

test(`${HISTORIES} histories on a disk: whatever is killed when, it is old or new after recovery, and no edit is lost`, async () => {
  const all = { generated: 0, conflicts: 0, killed: 0, old: 0, new: 0 };
  await fc.assert(
    fc.asyncProperty(histories(14), async (steps) => {
      const workspace = mkdtempSync(join(tmpdir(), 'history-'));
      try {
        const slice = createSlice(workspace);
        await slice.run({ do: 'generate' }, 0);
        for (const [at, step] of steps.entries()) await slice.run(step, at);
        await slice.run({ do: 'crash', committed: false }, steps.length);
        await slice.run({ do: 'generate' }, 0);
        for (const key of [
          'generated',
          'conflicts',
          'killed',
          'old',
          'new',
        ] as const) {
          all[key] += slice.seen[key];
        }
      } finally {
        rmSync(workspace, { recursive: true, force: true });
      }
    }),
    { numRuns: HISTORIES, seed: 12 },
  );
  console.log(JSON.stringify({ histories: HISTORIES, ...all }));
  expect(Math.min(all.old, all.new)).toBeGreaterThan(5);
});
