import { readFileSync, truncateSync, writeFileSync } from 'node:fs';

/** As the header of a file that SQLite made on its own says, in bytes. */
const PAGE_SIZE = 4096;

/** What can become of a database file, by what it is then. Each changes a sound one. */
export const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  'something else': (file) => {
    writeFileSync(file, 'This is a text, not a database. '.repeat(500));
  },
  'a few bytes': (file) => truncateSync(file, 50),
  'half of it': (file) => {
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
  },
  'without its last page': (file) => {
    truncateSync(file, readFileSync(file).length - PAGE_SIZE);
  },
  'with a page of something else': (file) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xab, 2 * PAGE_SIZE, 3 * PAGE_SIZE));
  },
  'with another header': (file) => {
    writeFileSync(file, readFileSync(file).fill(0, 0, 16));
  },
};
