import type { Artifact, Diagnostic } from '@nx-slice/schemas';
import { parseArtifact } from '../../src/verify/parse.js';
import { unsafeIn } from './unsafe.js';

/** An artifact that a layer could have answered with; as JSON about 3 kB. */
export const honestArtifact: Artifact = {
  files: [
    {
      path: 'src/db/index.ts',
      content: `export { openStore, type Store } from './store';\n`,
    },
    {
      path: 'src/db/store.ts',
      content: Array.from(
        { length: 42 },
        (_, index) =>
          `/** "Größe" ${index}: \\n \u{1f4dd} */\nexport const value${index} = ${index};\n`,
      ).join('\n'),
    },
    {
      path: 'test/db/store.test.ts',
      content: `import { expect, test } from '@jest/globals';\n\ntest('a', () => {\n\texpect(1).toBe(1);\n});\n`,
    },
  ],
  contracts: [
    { name: 'openStore', kind: 'function', signature: 'openStore(): Store' },
    { name: 'Store', kind: 'type', signature: 'interface Store {}' },
  ],
};

export const honestText = JSON.stringify(honestArtifact);

/** What the parser says about an answer of the layer `db`; empty when it takes it. */
export function refusalsOf(answer: unknown): readonly Diagnostic[] {
  const parsed = parseArtifact(answer, 'db');
  return parsed.ok ? [] : parsed.error;
}

export const bytesOf = (diagnostics: readonly Diagnostic[]): number =>
  Buffer.byteLength(JSON.stringify(diagnostics));

/** What would reach a terminal or an agent with these diagnostics and must not. */
export const unsafeInAll = (
  diagnostics: readonly Diagnostic[],
): readonly string[] =>
  diagnostics.flatMap(({ message, hint }) => [
    ...unsafeIn(message),
    ...unsafeIn(hint ?? ''),
  ]);
