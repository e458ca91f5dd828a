import type { Stack } from '../stack.js';

/**
 * The stack with what a workspace tells its agents on top of the stack's own briefs.
 *
 * @param own by name: a layer's, `plan`, or `common` for all of them, the plan included
 */
export function withOwnBriefs(
  stack: Stack,
  own: ReadonlyMap<string, string>,
): Stack {
  const withOwn = (brief: string, name: string): string => {
    const texts = ['common', name].flatMap((key) => own.get(key)?.trim() || []);
    return texts.length === 0
      ? brief
      : `${brief.trimEnd()}\n\n# In this workspace\n\n${texts.join('\n\n')}\n`;
  };
  return {
    ...stack,
    planBrief: withOwn(stack.planBrief, 'plan'),
    layers: stack.layers.map((layer) => ({
      ...layer,
      brief: withOwn(layer.brief, layer.name),
    })),
  };
}
