import { diagnostic, readText } from '@nx-slice/pipeline';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a workspace tells its agents, by name.
 *
 * @param workspace absolute path
 * @param folder relative to it; `undefined`: nothing
 * @param layers the names of the stack's layers
 */
export function readOwnBriefs(
  workspace: string,
  folder: string | undefined,
  layers: readonly string[],
): Result<ReadonlyMap<string, string>, readonly Diagnostic[]> {
  if (folder === undefined) return ok(new Map());
  if (!existsSync(join(workspace, folder))) {
    return fail([
      diagnostic({
        code: 'BRIEFS_MISSING',
        stage: 'agent',
        file: folder,
        message: `There is no folder ${folder}, which the option "briefs" names`,
        hint: 'Make it, with common.md, plan.md or a file for a layer such as component.md, or take the option out of nx.json.',
      }),
    ]);
  }
  const texts = ['common', 'plan', ...layers].flatMap((name) => {
    const text = readText(join(workspace, folder, `${name}.md`));
    // The same brief, whatever git made of its line ends.
    return text === undefined
      ? []
      : [[name, text.replaceAll('\r\n', '\n')] as const];
  });
  return ok(new Map(texts));
}
