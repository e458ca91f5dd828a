import { relative, sep } from 'node:path';
import type { Diagnostic } from '@nx-slice/schemas';
import { capped, diagnostic, limited } from '../diagnostics.js';
import type { Check } from './check.js';

const MAX_DIAGNOSTICS = 30;

/** The stack's rules; no configuration of the judged code is read. */
export const lintCheck: Check = {
  stage: 'lint',
  run: async (site) => {
    const files = [...site.files];
    if (files.length === 0) return [];
    // A second to load: only a process that lints pays for it.
    const { ESLint } = await import('eslint');
    const eslint = new ESLint({
      cwd: site.folder,
      overrideConfigFile: true,
      overrideConfig: [...(await site.stack.lint())],
      ignore: false,
    });
    const results = await eslint.lintFiles(files);
    const found = results.flatMap(
      ({ filePath, messages }): readonly Diagnostic[] => {
        const file = relative(site.folder, filePath).split(sep).join('/');
        return messages.map((message) =>
          diagnostic({
            code: message.ruleId ?? 'LINT_PARSE',
            stage: 'lint',
            layer: site.ownerOf(file),
            file,
            range: {
              start: { line: message.line || 1, column: message.column || 1 },
              end: {
                line: message.endLine ?? (message.line || 1),
                column: message.endColumn ?? (message.column || 1),
              },
            },
            message: capped(message.message),
          }),
        );
      },
    );
    return limited(found, MAX_DIAGNOSTICS);
  },
};
