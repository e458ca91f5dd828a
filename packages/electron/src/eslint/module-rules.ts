import { posix } from 'node:path';
import type { Linter } from 'eslint';
import type { ModuleRow } from '../table.js';
import type { GlobalsOptions } from './rules/globals.js';
import type { ImportsOptions } from './rules/imports.js';
import { AT_IMPORT, CASTS, EVERYWHERE, PAGE } from './syntax.js';

export interface SlicePlace {
  /** What the patterns of files start with: empty, or a folder's pattern with a closing `/`. */
  readonly base: string;
  /** As in `SliceRulesOptions`. */
  readonly slices: string;
}

const WHOLE_FOLDER = '/**';

/** What code for the page may know of it: elements, to say what an event's target is, and a moment's delay. */
const PAGE_GLOBALS = [
  '/^HTML[A-Z][A-Za-z]*Element$/',
  'FormData',
  'setTimeout',
  'clearTimeout',
];

/** The pattern of a row's files. */
export const filesOf = ({ files }: ModuleRow, base: string): string =>
  files.endsWith(WHOLE_FOLDER)
    ? `${base}src/${files}/*.{ts,tsx}`
    : `${base}src/${files}`;

/** One row of the table as a config. */
export function moduleRules(row: ModuleRow, place: SlicePlace): Linter.Config {
  const folder = row.files.split('/')[0] ?? row.files;
  const isWholeFolder = row.files.endsWith(WHOLE_FOLDER);
  const isPage = row.program === 'web';
  const inSlice = (module: string) =>
    module.startsWith('.') ? posix.join('src', folder, module) : module;
  const imports: ImportsOptions = {
    owner: isWholeFolder ? `The layer "${folder}"` : `src/${row.files}`,
    slices: place.slices,
    folders: isWholeFolder ? [`src/${folder}`] : [],
    values: row.values.map(inSlice),
    types: row.types.map(inSlice),
  };
  const globals: GlobalsOptions = { also: isPage ? PAGE_GLOBALS : [] };
  const runsSql = row.types.includes('@nx-slice/kernel/sql/database');
  return {
    name: `nx-slice/${row.files}`,
    files: [filesOf(row, place.base)],
    rules: {
      'nx-slice/imports': ['error', imports],
      'nx-slice/globals': ['error', globals],
      'nx-slice/closed-bridge': folder === 'ipc' ? 'error' : 'off',
      'nx-slice/constant-sql': runsSql ? 'error' : 'off',
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        ...CASTS,
        ...AT_IMPORT,
        ...(isPage ? PAGE : []),
      ],
    },
  };
}

/** A source file that no row of the table knows may import and use nothing. */
export function unlistedModules({ base, slices }: SlicePlace): Linter.Config {
  const imports: ImportsOptions = {
    owner: 'A file that the table of layers does not know',
    slices,
    folders: [],
    values: [],
    types: [],
  };
  const globals: GlobalsOptions = { also: [] };
  return {
    name: 'nx-slice/unlisted',
    files: [`${base}src/**/*.{ts,tsx}`],
    rules: {
      'nx-slice/imports': ['error', imports],
      'nx-slice/globals': ['error', globals],
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        ...CASTS,
        ...AT_IMPORT,
        ...PAGE,
      ],
    },
  };
}
