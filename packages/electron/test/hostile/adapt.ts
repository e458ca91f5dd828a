import type { SourceFile } from '@nx-slice/schemas';
import { z } from 'zod';

/** An entry of `evasions.json`; its paths are relative to the layer. */
export const corpusSchema = z.array(
  z.strictObject({
    id: z.string(),
    layer: z.string(),
    files: z.array(z.strictObject({ path: z.string(), content: z.string() })),
    why: z.string(),
  }),
);

export type CorpusEntry = z.output<typeof corpusSchema>[number];

const RUNNER = ['afterAll', 'describe', 'expect', 'jest', 'test', 'xtest'];

/** The files of an entry where and how this project has them: tests in a folder of their own, no global runner, no endings of imports. */
export function adapted({ layer, files }: CorpusEntry): readonly SourceFile[] {
  return files.map(({ path, content }) => {
    const plain = content.replaceAll(/(from '\.[^']*?)\.jsx?'/g, "$1'");
    if (!path.includes('.test.')) {
      return { path: `src/${layer}/${path}`, content: plain };
    }
    const names = RUNNER.filter((name) =>
      new RegExp(`\\b${name}\\b`).test(plain),
    );
    return {
      path: `test/${layer}/${path}`,
      content: [
        `import { ${names.join(', ')} } from '@jest/globals';`,
        plain.replaceAll(/from '\.\//g, `from '../../src/${layer}/`),
      ].join('\n'),
    };
  });
}
