import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** `keys.ts`: where in the cache the answer of each call lies. */
export const keysFile = ({ names, reads }: SliceModel): SourceFile => {
  const slice = quote(names.kebab);
  const operations = reads.map(({ name }) => quote(name)).join(' | ');
  return {
    path: 'src/renderer/keys.ts',
    content:
      reads.length === 0
        ? lines(
            `/** What every query of this slice starts with. */`,
            `export const ${names.camel}Keys = { all: [${slice}] as const };`,
          )
        : lines(
            `import type { ${names.pascal}Api } from '../contract';`,
            ``,
            `type Read = ${operations};`,
            ``,
            `/** Query keys, from general to special, so that \`all\` invalidates every one of them. */`,
            `export const ${names.camel}Keys = {`,
            `  all: [${slice}] as const,`,
            ``,
            `  /** One call of one operation. */`,
            `  call: <Name extends Read>(operation: Name, input: Parameters<${names.pascal}Api[Name]>[0]) =>`,
            `    [...${names.camel}Keys.all, operation, input] as const,`,
            `};`,
          ),
  };
};
