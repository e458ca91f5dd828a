import { readFileSync } from 'node:fs';

/** The text of one brief; the files lie beside `src` and `dist`, and are published with them. */
const read = (name: string): string =>
  readFileSync(new URL(`../briefs/${name}.md`, import.meta.url), 'utf8');

/** What an agent is told about a layer: what holds for all of them, then its own part. */
export const briefOf = (layer: string): string =>
  `${read('common')}\n${read(layer)}`;

export const planBrief = (): string => read('plan');
