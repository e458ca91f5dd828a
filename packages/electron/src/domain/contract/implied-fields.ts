import type { SourceFile } from '@nx-slice/schemas';

export const impliedFieldsFile = (): SourceFile => ({
  path: 'src/contract/implied-fields.ts',
  content: `import { z } from 'zod';

export const idSchema = z.uuid();

/** Always UTC with milliseconds, so that comparing the text compares the time. */
export const timestampSchema = z.iso.datetime({ precision: 3 });
`,
});
