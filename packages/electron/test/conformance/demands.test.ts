import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { SourceFile } from '@nx-slice/schemas';
import { z } from 'zod';
import { electronStack } from '../../src/stack.js';
import { LAYERS } from '../../src/table.js';
import { aPlanOperation } from '../support/a-plan.js';
import { AWKWARD } from '../support/awkward-specs.js';
import { buildSlice, planOf } from '../support/build-slice.js';
import { tasksPlan } from '../support/sample-plans.js';

const stack = electronStack();
const FOLDER = resolve(import.meta.dirname, '../../../../schemas/test/slices');
const ordinary = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [
    file.replace('.json', ''),
    z
      .looseObject({})
      .parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
  ]),
);

const paths = (files: readonly SourceFile[]) => files.map(({ path }) => path);

describe('what the stack demands', () => {
  test.each(
    Object.entries({ ...ordinary, keywords: AWKWARD['keywords'] ?? {} }),
  )(
    'of %s is what the scaffold agent tests, so that nothing runs twice',
    async (_, spec) => {
      const others = Object.values(ordinary);
      const plan = planOf(spec, others);
      const { layers } = await buildSlice(spec, others);
      for (const { name, sees } of stack.layers) {
        const demanded = await stack.conformance(sees(plan), name);
        const own = (layers[name] ?? []).filter(({ path }) =>
          path.startsWith('test/'),
        );
        expect(demanded).toEqual(own);
        expect(paths(demanded).some((path) => path.includes('.test.'))).toBe(
          true,
        );
      }
    },
  );

  test.each(LAYERS)(
    'of $name rests on public modules and test support alone',
    async ({ name, needs, entries }) => {
      const section = stack.layers
        .find((layer) => layer.name === name)
        ?.sees(tasksPlan());
      const demanded = await stack.conformance(section ?? tasksPlan(), name);
      const allowed = [
        ...entries.map(withoutExtension),
        ...needs.flatMap((need) =>
          (LAYERS.find((row) => row.name === need)?.entries ?? []).map(
            withoutExtension,
          ),
        ),
        'src/contract',
        'src/contract/channels',
        'src/contract/limits',
      ];
      const foreign = demanded.flatMap(({ path, content }) =>
        [...content.matchAll(/from '(\.[^']*)'/g)]
          .map(([, from = '']) => posix.join(posix.dirname(path), from))
          .filter(
            (target) =>
              !allowed.includes(target) &&
              !target.startsWith('test/support/') &&
              !target.startsWith(`test/${name}/`),
          ),
      );
      expect(foreign).toEqual([]);
    },
  );

  test('can be said of a plan with operations that only a model can write', async () => {
    const plan = tasksPlan();
    const hard = {
      ...plan,
      operations: [
        ...plan.operations,
        aPlanOperation({
          name: 'archiveDone',
          kind: 'command',
          entity: null,
          output: 'integer',
          input: [],
          intent: 'Remove what is done.',
        }),
        aPlanOperation({
          name: 'findLate',
          kind: 'query',
          entity: 'Task',
          output: 'integer',
          input: [],
          intent: 'How many are late.',
        }),
      ],
    };
    for (const { name, sees } of stack.layers) {
      const demanded = await stack.conformance(sees(hard), name);
      expect(demanded.length).toBeGreaterThan(0);
      // How it looks and what it does is told by its intent alone.
      const page = ['component', 'layout'].includes(name) ? demanded : [];
      expect(JSON.stringify(page)).not.toMatch(/FindLatePanel|Find late/);
    }
  });
});

/** `src/db/index.ts` is imported as `src/db`. */
const withoutExtension = (path: string): string =>
  path.replace(/\.tsx?$/, '').replace(/\/index$/, '');
