import { writeFileSync } from 'node:fs';

/** @param path absolute; its folder must be there */
export const writeFile = (path: string, content: string): void =>
  writeFileSync(path, content);
