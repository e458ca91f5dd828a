import type { SourceFile } from '@nx-slice/schemas';
import fc from 'fast-check';

/** What may happen to a slice. Numbers pick a file or a line among those that there are. */
export type Step =
  | { readonly do: 'generate' }
  /** The process ends before, or after, the one moment at which all of it counts as written; then recovery runs. */
  | { readonly do: 'crash'; readonly committed: boolean }
  | {
      readonly do: 'layer';
      readonly what: 'change' | 'add' | 'drop' | 'rename';
      readonly file: number;
      readonly line: number;
    }
  /** Back to what the layers said some steps ago. */
  | { readonly do: 'revert'; readonly steps: number }
  | {
      readonly do: 'person';
      readonly what:
        | 'insert'
        | 'replace'
        | 'cut'
        | 'delete'
        | 'move'
        | 'windows'
        | 'own file';
      readonly file: number;
      readonly line: number;
    };

const where = { file: fc.nat(9), line: fc.nat(30) };

export const histories = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant('generate' as const) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('crash' as const),
          committed: fc.boolean(),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('layer' as const),
          what: fc.constantFrom('change', 'change', 'add', 'drop', 'rename'),
          ...where,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('revert' as const),
          steps: fc.integer({ min: 1, max: 4 }),
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('person' as const),
          what: fc.constantFrom(
            'insert',
            'insert',
            'replace',
            'cut',
            'delete',
            'move',
            'windows',
            'own file',
          ),
          ...where,
        }),
      },
    ),
    { minLength: 3, maxLength },
  );

let lastLine = 0;
/** No two lines of a history are the same, so that each can be followed. */
const newLine = (who: string): string => `// ${who} ${(lastLine += 1)}`;

/** What the layers say, as it changes. */
export function createLayers() {
  let files: readonly SourceFile[] = [
    newFile('src/base/a.ts'),
    newFile('src/base/b.ts'),
  ];
  const past = [files];
  let names = 0;
  const newName = () => `src/base/n${(names += 1)}.ts`;
  return {
    files: () => files,
    revert: (steps: number) => {
      files = past.at(-1 - steps) ?? past[0] ?? [];
      past.push(files);
    },
    change: ({ what, file, line }: Extract<Step, { do: 'layer' }>) => {
      const at = file % Math.max(files.length, 1);
      files = changed(files, what, at, line, newName);
      past.push(files);
    },
  };
}

const newFile = (path: string): SourceFile => ({
  path,
  content: `${Array.from({ length: 12 }, () => newLine('generated')).join('\n')}\n`,
});

function changed(
  files: readonly SourceFile[],
  what: Extract<Step, { do: 'layer' }>['what'],
  at: number,
  line: number,
  newName: () => string,
): readonly SourceFile[] {
  switch (what) {
    case 'add':
      return [...files, newFile(newName())];
    case 'drop':
      return files.filter((_, index) => index !== at);
    case 'rename':
      return files.map((file, index) =>
        index === at ? { ...file, path: newName() } : file,
      );
    case 'change':
      return files.map((file, index) =>
        index === at
          ? {
              ...file,
              content: withLine(file.content, line, newLine('generated'), 1),
            }
          : file,
      );
  }
}

function withLine(
  text: string,
  line: number,
  inserted: string | undefined,
  dropped: number,
): string {
  const lines = text.split('\n');
  lines.splice(
    line % lines.length,
    dropped,
    ...(inserted === undefined ? [] : [inserted]),
  );
  return lines.join('\n');
}

/** The files of a folder, as a person sees them. */
export interface PersonsFolder {
  paths(): readonly string[];
  read(path: string): string;
  write(path: string, text: string): void;
  remove(path: string): void;
}

/** A person does something. @returns where a file was moved from and to */
export function personDoes(
  { what, file, line }: Extract<Step, { do: 'person' }>,
  folder: PersonsFolder,
): readonly [string, string] | undefined {
  const paths = folder.paths();
  const path = paths[file % Math.max(paths.length, 1)];
  if (what === 'own file') {
    folder.write(`src/base/own${(lastLine += 1)}.ts`, `${newLine('mine')}\n`);
    return undefined;
  }
  if (path === undefined) return undefined;
  const text = folder.read(path);
  switch (what) {
    case 'insert':
      folder.write(path, withLine(text, line, newLine('mine'), 0));
      return undefined;
    case 'replace':
      folder.write(path, withLine(text, line, newLine('mine'), 1));
      return undefined;
    case 'cut':
      folder.write(path, withLine(text, line, undefined, 1));
      return undefined;
    case 'windows':
      folder.write(path, text.replace(/\r?\n/g, '\r\n'));
      return undefined;
    case 'delete':
      folder.remove(path);
      return undefined;
    case 'move': {
      const to = `src/base/moved/m${(lastLine += 1)}.ts`;
      folder.write(to, text);
      folder.remove(path);
      return [path, to];
    }
  }
}

/** The lines of a person in all texts, sorted. */
export const linesOf = (
  who: 'mine' | 'generated',
  texts: Iterable<string>,
): readonly string[] =>
  [...texts]
    .flatMap((text) => text.split(/\r?\n/))
    .filter((line) => line.startsWith(`// ${who} `))
    .sort();
