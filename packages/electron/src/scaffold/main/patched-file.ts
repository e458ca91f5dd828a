import type { Plan, SourceFile } from '@nx-slice/schemas';
import { hasOperation } from '../../domain/model/operations.js';

/** Whether any patch may clear a field. */
export const clearsFields = (plan: Plan): boolean =>
  plan.entities.some(
    (entity) =>
      hasOperation(plan, entity, 'update') &&
      entity.fields.some(({ optional }) => optional),
  );

/** `src/main/patched.ts`. */
export const patchedFile = (): SourceFile => ({
  path: 'src/main/patched.ts',
  content: `/** An optional field after a patch: what is not named keeps its value, \`null\` clears it. */
export const patched = <T>(
  change: T | null | undefined,
  current: T | undefined,
): T | undefined => (change === undefined ? current : (change ?? undefined));
`,
});
