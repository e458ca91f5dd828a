import { posix } from 'node:path';
import type { Rule } from 'eslint';
import type { Node } from 'estree';
import { z } from 'zod';
import { pathInSlice } from '../path-in-slice.js';

const optionsSchema = z.strictObject({
  /** Whose rules these are, as a person reads it: `The layer "db"`. */
  owner: z.string(),
  /** As for `pathInSlice`. */
  slices: z.string(),
  /** Folders of the slice all of whose modules may be imported: `src/db`. */
  folders: z.array(z.string()),
  /** Modules that may be imported in any way: packages, and modules of the slice (`src/contract`). */
  values: z.array(z.string()),
  /** Modules that may be imported with `import type` only. */
  types: z.array(z.string()),
});

export type ImportsOptions = z.output<typeof optionsSchema>;

/** Segments as they are written: an escape, a backslash or a query means something else to some loader. */
const RELATIVE = /^\.{1,2}(?:\/[\w.-]+)*\/?$/;

/**
 * An allow-list: a module that no list names is refused, whatever it is. Relative imports are compared by
 * where they lead, so that it does not matter how they are written or how deep the file is.
 */
export const imports: Rule.RuleModule = {
  meta: {
    type: 'problem',
    // Parsed below.
    schema: false,
    messages: {
      unlisted:
        '{{owner}} may not import "{{module}}"; it may import {{allowed}}.',
      typesOnly:
        '{{owner}} may import types from "{{module}}", no values: write `import type`.',
      unclear:
        'Write the path "{{module}}" with plain segments: letters, digits, "-", "_" and dots.',
      static:
        'Use a static import at the top of the file: what may be imported is checked on those.',
    },
  },
  create(context) {
    const { owner, slices, folders, values, types } = optionsSchema.parse(
      context.options[0],
    );
    const file = pathInSlice(context.filename, context.cwd, slices) ?? '';

    const check = (node: Node, specifier: unknown, isType: boolean) => {
      const module = String(specifier);
      if (module.startsWith('.') && !RELATIVE.test(module)) {
        context.report({ node, messageId: 'unclear', data: { module } });
        return;
      }
      const target = module.startsWith('.')
        ? posix.join(posix.dirname(file), module).replace(/\/$/, '')
        : module;
      const isBelow = (folder: string) =>
        target === folder || target.startsWith(`${folder}/`);
      if (folders.some(isBelow) || values.includes(target)) return;
      if (!types.includes(target)) {
        const allowed = listed([...folders, ...values, ...types]);
        const data = { owner, module, allowed };
        context.report({ node, messageId: 'unlisted', data });
      } else if (!isType) {
        const data = { owner, module };
        context.report({ node, messageId: 'typesOnly', data });
      }
    };
    const refuse = (node: Node) => {
      context.report({ node, messageId: 'static' });
    };

    return {
      ImportDeclaration: (node) => {
        check(node, node.source.value, isTypeOnly(node, 'importKind'));
      },
      ExportNamedDeclaration: (node) => {
        if (!node.source) return;
        check(node, node.source.value, isTypeOnly(node, 'exportKind'));
      },
      ExportAllDeclaration: (node) => {
        check(node, node.source.value, isTypeOnly(node, 'exportKind'));
      },
      ImportExpression: refuse,
      TSImportType: refuse,
      TSImportEqualsDeclaration: refuse,
    };
  },
};

const isTypeOnly = (node: object, kind: 'importKind' | 'exportKind') =>
  Object.entries(node).some(
    ([name, value]) => name === kind && value === 'type',
  );

const listed = (modules: readonly string[]): string =>
  modules.length === 0 ? 'nothing' : modules.join(', ');
