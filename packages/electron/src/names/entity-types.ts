import type { Plan } from '@nx-slice/schemas';
import { entityIdentifiers } from './entity-identifiers.js';
import { foreignName } from './foreign-name.js';
import { RESERVED_NAMES } from './reserved-names.js';
import { camel, kebab, pascal } from './words.js';

/** Names of the slice itself, after its own name. The bare name is none: an entity may have it. */
const SLICE_SUFFIXES = [
  'Api',
  'Contract',
  'Operation',
  'Channels',
  'Migrations',
  'Store',
  'Service',
  'ServiceDependencies',
  'Ipc',
  'Bridge',
  'Keys',
  'Provider',
  'ProviderProps',
  'Context',
  'ContextValue',
  'Layout',
  'LayoutProps',
  'Page',
  'PageProps',
  'Searchable',
];

/** The type name of each entity, in order: none is reserved, and nothing made from one is made from another. */
export function entityTypes(
  plan: Plan,
  operations: readonly { readonly name: string; readonly pascal: string }[],
): readonly string[] {
  const taken = new Set([...RESERVED_NAMES, ...sliceIdentifiers(plan.name)]);
  for (const operation of operations) {
    for (const name of operationIdentifiers(operation)) taken.add(name);
  }
  const isTaken = (type: string): boolean =>
    entityIdentifiers(type).some((made) => taken.has(made));
  return plan.entities.map(({ name }) => {
    const foreign = foreignName(name);
    let type = asType(foreign?.entity ?? name);
    // `tasks/Project` beside a `Project` of the slice's own.
    if (foreign && isTaken(type)) type = pascal(foreign.slice) + type;
    while (isTaken(type)) type += 'Entity';
    for (const made of entityIdentifiers(type)) taken.add(made);
    return type;
  });
}

const sliceIdentifiers = (slice: string): readonly string[] => [
  `load${pascal(slice)}`,
  ...SLICE_SUFFIXES.flatMap((suffix) => [
    pascal(slice) + suffix,
    camel(slice) + suffix,
    `file ${kebab(pascal(slice) + suffix)}`,
    ...['create', 'register', 'use'].map(
      (verb) => verb + pascal(slice) + suffix,
    ),
  ]),
];

const operationIdentifiers = (operation: {
  readonly name: string;
  readonly pascal: string;
}): readonly string[] => [
  `${operation.name}Query`,
  `use${operation.pascal}Mutation`,
  `read${operation.pascal}Input`,
  ...['Panel', 'PanelProps', 'Input', 'Results', 'ResultsProps'].flatMap(
    (suffix) => [
      operation.pascal + suffix,
      `file ${kebab(operation.pascal + suffix)}`,
    ],
  ),
];

/** An entity's own name, when it can be a type's name as it is. */
const asType = (name: string): string => {
  if (/^[A-Z][A-Za-z0-9]*$/.test(name)) return name;
  const type = pascal(name).replaceAll(/[^A-Za-z0-9]/g, '');
  return /^[A-Z]/.test(type) ? type : `E${type}`;
};
