import { lines, quote } from '../../text.js';

/** Names that a module exports; `type X` is one that is imported as a type. */
export interface Import {
  readonly from: string;
  readonly names: readonly string[];
}

/**
 * Import statements for those of the names that the code mentions outside of its texts and comments: packages
 * first, then what is far, then what is near.
 */
export function usedImports(code: string, imports: readonly Import[]): string {
  const words = new Set(withoutTexts(code).match(/[\w$]+/g));
  const sorted = imports.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  return lines(
    sorted.map(({ from, names }) => {
      const used = [...new Set(names)]
        .filter((name) => words.has(name.replace(/^type /, '')))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1));
      return used.length > 0 && statement(used, from);
    }),
  );
}

const place = ({ from }: Import): string => {
  const up = from.split('../').length - 1;
  if (!from.startsWith('.')) return `0 ${from}`;
  return `${String(9 - up)} ${from}`;
};

const bare = (name: string): string => name.replace(/^type /, '');

/** Where a name stands among others, whatever its capitals. */
const order = (name: string): string => bare(name).toLowerCase();

function statement(names: readonly string[], from: string): string {
  const onlyTypes = names.every((name) => name.startsWith('type '));
  const list = (onlyTypes ? names.map(bare) : names).join(', ');
  return `import ${onlyTypes ? 'type ' : ''}{ ${list} } from ${quote(from)};`;
}

/** Quoted texts, comments and the words between two tags say nothing about what code needs. */
const withoutTexts = (code: string): string =>
  code
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"[^"\n]*"/g, "''")
    .replaceAll(/>[^<>{}()=;]*</g, '><');
