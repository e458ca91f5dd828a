import type { Scope, SourceCode } from 'eslint';
import type { Expression, Identifier } from 'estree';

/** What a name stands for where it is written; `undefined` when the file does not define it. */
export function variableOf(
  source: SourceCode,
  identifier: Identifier,
): Scope.Variable | undefined {
  let scope: Scope.Scope | null = source.getScope(identifier);
  while (scope) {
    const found = scope.set.get(identifier.name);
    if (found) return found.defs.length > 0 ? found : undefined;
    scope = scope.upper;
  }
  return undefined;
}

/** What a `const` was given, when it took the value as a whole. */
export function initialOf(
  variable: Scope.Variable | undefined,
): Expression | undefined {
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Variable') return undefined;
  if (definition.parent.kind !== 'const') return undefined;
  if (definition.node.id.type !== 'Identifier') return undefined;
  return definition.node.init ?? undefined;
}
