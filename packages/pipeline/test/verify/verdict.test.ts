import { describe, expect, jest, test } from '@jest/globals';
import { runTests } from '../../src/verify/test.js';
import { levelsHere, onSite } from '../support/a-site.js';
import { EVASIONS, honestTest } from '../hostile/test-evasions.js';

jest.setTimeout(120_000);

const files = EVASIONS.map(({ content }, index) => ({
  path: `test/base/evasion-${String(index)}.test.ts`,
  content,
}));

for (const isolation of await levelsHere()) {
  describe(`at the level ${isolation.level}`, () => {
    test('an honest test is green', async () => {
      expect(await onSite([honestTest], { isolation }, runTests)).toEqual({
        diagnostics: [],
        passed: 1,
      });
    });

    test('no evasion is green, and an honest file beside them stays so', async () => {
      const { diagnostics } = await onSite(
        [honestTest, ...files],
        { isolation },
        runTests,
      );
      const found = EVASIONS.map(({ name }, index) => {
        const [first] = diagnostics.filter(
          ({ file }) => file === files[index]?.path,
        );
        return [name, first?.code, first?.message];
      });
      expect(found).toEqual(
        EVASIONS.map(({ name, code, says }) => [
          name,
          code,
          expect.stringContaining(says),
        ]),
      );
      expect(diagnostics.map(({ file }) => file)).not.toContain(
        honestTest.path,
      );
    });

    test.each([
      ['exit 0 at once', 'process.exit(0);\nexport {};\n'],
      ['the result sent', '(process as any).send([0, {}]);\nexport {};\n'],
    ])('a single file is not run by the runner: %s', async (_, content) => {
      const { diagnostics } = await onSite(
        [{ ...honestTest, content }],
        { isolation },
        runTests,
      );
      expect(diagnostics).toMatchObject([{ code: 'TEST_SUITE_FAILED' }]);
    });

    test('an environment of its own is not even loaded', async () => {
      const { diagnostics } = await onSite(
        [
          {
            ...honestTest,
            content: `/** @jest-environment ./evil.js */\n${honestTest.content}`,
          },
        ],
        { isolation },
        runTests,
      );
      expect(diagnostics).toMatchObject([
        { code: 'TEST_PRAGMA', file: honestTest.path },
      ]);
    });
  });
}
