import { expect, test } from '@jest/globals';
import type { Plan } from '@nx-slice/schemas';
import ts from 'typescript';
import { compileDomain } from '../../src/domain/index.js';
import { entityIdentifiers } from '../../src/names/entity-identifiers.js';
import { RESERVED_NAMES } from '../../src/names/reserved-names.js';
import { TEMPLATES } from '../../src/scaffold/templates.js';
import {
  aPlan,
  aPlanEntity,
  aPlanField,
  aPlanOperation,
} from '../support/a-plan.js';

const ENTITIES = ['Zebra', 'Quokka'];

/** No name in the plan can be taken for one that a template chose. */
const field = (
  name: string,
  rest: Partial<ReturnType<typeof aPlanField>> = {},
): ReturnType<typeof aPlanField> => aPlanField({ name: `fld${name}`, ...rest });
const fields = [
  field('String', { unique: true, default: 'x' }),
  field('Text', { type: 'text', optional: true }),
  field('Boolean', { type: 'boolean' }),
  field('Integer', { type: 'integer', min: 1, max: 5, optional: true }),
  field('Number', { type: 'number' }),
  field('Enum', { type: 'enum', values: ['a', 'b'], optional: true }),
  field('Date', { type: 'date', optional: true }),
  field('Datetime', { type: 'datetime' }),
  field('ZebraId', { type: 'reference', entity: 'Zebra', optional: true }),
  field('QuokkaId', { type: 'reference', entity: 'Quokka', unique: true }),
];
const full = aPlan({
  name: 'zoos',
  entities: ENTITIES.map((name) =>
    aPlanEntity({ name, fields, search: ['fldString', 'fldText'] }),
  ),
  operations: [
    ...ENTITIES.flatMap((entity) =>
      (['list', 'get', 'create', 'update', 'remove'] as const).map((kind) =>
        aPlanOperation({ name: `${kind}Zoo${entity}`, kind, entity }),
      ),
    ),
    aPlanOperation({
      name: 'zooQuery',
      kind: 'query',
      entity: 'Zebra',
      where: fields.map(({ name }) => name),
    }),
    aPlanOperation({
      name: 'zooCommand',
      kind: 'command',
      entity: 'Zebra',
      set: [
        { field: 'fldBoolean', value: true },
        { field: 'fldInteger', value: null },
      ],
    }),
  ],
});
const PLANS: readonly (readonly [string, Plan])[] = [
  ['with everything', full],
  [
    'that only creates',
    {
      ...full,
      operations: full.operations.filter(({ kind }) => kind === 'create'),
    },
  ],
  [
    'without search',
    {
      ...full,
      entities: full.entities.map((entity) => ({ ...entity, search: [] })),
    },
  ],
];

const isFromPlan = (name: string): boolean =>
  /zebra|quokka|zoo|fld/i.test(name);

/** The names that a file gives to something, and all that it mentions apart from members. */
function namesIn(path: string, content: string) {
  const given = new Set<string>();
  const mentioned = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent, text } = node;
      const names = 'name' in parent && parent.name === node;
      const isMember =
        names &&
        (ts.isPropertyAccessExpression(parent) ||
          ts.isPropertyAssignment(parent) ||
          ts.isMethodSignature(parent) ||
          ts.isJsxAttribute(parent) ||
          ts.isPropertySignature(parent));
      if (!isMember) mentioned.add(text);
      if (names && !isMember) given.add(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      path,
      content,
      ts.ScriptTarget.Latest,
      true,
      path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return { given, mentioned };
}

/** The names of entities from which a template could make this name, in a file that makes such names. */
function entitiesBehind(
  name: string,
  mentioned: ReadonlySet<string>,
): readonly string[] {
  return ENTITIES.flatMap((entity) =>
    entityIdentifiers(entity)
      .filter((made) => mentioned.has(made))
      .flatMap((made) => {
        const pattern = made
          .replace(entity, '([A-Z]\\w*)')
          .replace(entity.toLowerCase(), '([a-z]\\w*)');
        const part = new RegExp(`^${pattern}$`).exec(name)?.[1];
        return part === undefined
          ? []
          : [`${name} could be ${made} of ${part}`];
      }),
  );
}

test.each(PLANS)('a plan %s: what templates name is no entity’s', (_, plan) => {
  const files = [
    ...compileDomain(plan),
    ...Object.values(TEMPLATES).flatMap((template) => template(plan).files),
  ];
  const findings = files.flatMap(({ path, content }) => {
    const { given, mentioned } = namesIn(path, content);
    return [...given]
      .filter((name) => !isFromPlan(name) && !RESERVED_NAMES.has(name))
      .flatMap((name) => entitiesBehind(name, mentioned))
      .map((finding) => `${path}: ${finding}`);
  });
  expect(findings).toEqual([]);
});
