import type { Node } from 'jsonc-parser';
import type { Problems } from './problem.js';
import type { Path } from './slice-file.js';
import { pathText } from './text/path-text.js';
import { quote } from './text/quote.js';

const keyOf = (property: Node): string => {
  const value: unknown = property.children?.[0]?.value;
  return typeof value === 'string' ? value : '';
};

/**
 * Keys that JSON allows and that would be lost without a word: the second of two equal ones, and `__proto__`, which
 * most code takes for something else. Looks at every object, known or not.
 */
export function* keyProblems(node: Node, path: Path): Problems {
  const children = node.children ?? [];
  if (node.type === 'array') {
    for (const [index, child] of children.entries()) {
      yield* keyProblems(child, [...path, index]);
    }
  }
  if (node.type !== 'object') {
    return;
  }
  const seen = new Set<string>();
  for (const property of children) {
    const key = keyOf(property);
    const at = [...path, key];
    if (key === '__proto__') {
      yield {
        code: 'SPEC_FORBIDDEN_KEY',
        path: at,
        atKey: true,
        expected: 'another key',
        found: quote(key),
        hint: 'Rename it: JavaScript gives this key a meaning of its own.',
      };
    } else if (seen.has(key)) {
      yield {
        code: 'SPEC_DUPLICATE_KEY',
        path: at,
        atKey: true,
        expected: 'each key once in an object',
        found: `${quote(key)} again`,
        hint: `Keep one of the two; ${pathText(at)} would have two values.`,
      };
    }
    seen.add(key);
    const [, value] = property.children ?? [];
    if (value !== undefined) {
      yield* keyProblems(value, at);
    }
  }
}
