import { join } from 'node:path';
import type { Diagnostic } from '@nx-slice/schemas';
import { diagnostic } from '../diagnostics.js';
import { readText } from '../edge/files.js';
import type { Check } from './check.js';
import { DECLARATIONS } from './typecheck.js';

/** Every public module exists, and exports what the agent says that it does. */
export const contractCheck: Check = {
  stage: 'contract',
  run: (site) => {
    const missing: Diagnostic[] = [];
    const declared = site.entries.map((entry) => {
      const text = readText(
        join(site.folder, DECLARATIONS, entry.replace(/\.tsx?$/, '.d.ts')),
      );
      if (text === undefined) {
        missing.push(
          diagnostic({
            code: 'CONTRACT_ENTRY_MISSING',
            stage: 'contract',
            layer: site.ownerOf(entry),
            file: entry,
            message: `The public module ${entry} is missing`,
            hint: 'Other layers import this module: export from it what the layer promises.',
          }),
        );
      }
      return text ?? '';
    });
    const text = declared.join('\n');
    const unkept = site.promises
      .filter(
        ({ name }) =>
          !new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`).test(text),
      )
      .map(({ name }) =>
        diagnostic({
          code: 'CONTRACT_NOT_KEPT',
          stage: 'contract',
          layer: site.ownerOf(site.entries[0] ?? ''),
          file: site.entries[0] ?? null,
          message: `The artifact promises ${JSON.stringify(name)}, but no public module exports it`,
          hint: 'Export it, or take the promise back.',
        }),
      );
    return Promise.resolve(missing.length > 0 ? missing : unkept);
  },
};

const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
