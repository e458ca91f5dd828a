import {
  parseSync,
  type Expression,
  type ModuleItem,
  type ObjectExpression,
} from '@swc/core';

/** One step of the tables' history, as it stands in `src/db/migrations.ts`. */
export interface Released {
  readonly id: string;
  readonly sql: string;
}

/**
 * The migrations in a text of `src/db/migrations.ts`, read from its syntax and never run; `undefined` when it is not
 * what the brief asks for: one exported array literal of object literals, with nothing computed in them.
 */
export function releasedIn(text: string): readonly Released[] | undefined {
  const lists = statements(text).flatMap((item) =>
    item.type === 'ExportDeclaration' &&
    item.declaration.type === 'VariableDeclaration' &&
    item.declaration.kind === 'const'
      ? item.declaration.declarations.map(({ init }) => init)
      : [],
  );
  const [list, ...others] = lists;
  if (!list || others.length > 0) return undefined;
  const array = bare(list);
  if (array.type !== 'ArrayExpression') return undefined;
  const found = array.elements.map((element) =>
    element && !element.spread ? migration(bare(element.expression)) : null,
  );
  const read = found.filter((one) => one !== null);
  return read.length === found.length ? read : undefined;
}

function statements(text: string): readonly ModuleItem[] {
  try {
    return parseSync(text, { syntax: 'typescript', target: 'es2022' }).body;
  } catch {
    return [];
  }
}

function migration(value: Expression): Released | null {
  if (value.type !== 'ObjectExpression') return null;
  const id = textOf(value, 'id');
  const sql = textOf(value, 'sql');
  return value.properties.length === 2 && id !== null && sql !== null
    ? { id, sql }
    : null;
}

function textOf({ properties }: ObjectExpression, name: string): string | null {
  for (const property of properties) {
    if (property.type !== 'KeyValueProperty') continue;
    const { key } = property;
    if (key.type !== 'Identifier' && key.type !== 'StringLiteral') continue;
    if (key.value === name) return literalOf(bare(property.value));
  }
  return null;
}

function literalOf(value: Expression): string | null {
  if (value.type === 'StringLiteral') return value.value;
  if (value.type !== 'TemplateLiteral') return null;
  const [only, ...others] = value.quasis;
  return only && others.length === 0 ? (only.cooked ?? null) : null;
}

/** Without what says something of the type alone. */
const bare = (value: Expression): Expression =>
  value.type === 'ParenthesisExpression' ||
  value.type === 'TsAsExpression' ||
  value.type === 'TsConstAssertion' ||
  value.type === 'TsSatisfiesExpression'
    ? bare(value.expression)
    : value;
