import { camel, kebab } from './words.js';

/** What follows an entity's type name in the names that are made from it. */
const TYPE_SUFFIXES = [
  '',
  'Draft',
  'Input',
  'Patch',
  'Form',
  'FormProps',
  'FormValues',
  'List',
  'ListProps',
  'Item',
  'ItemProps',
  'Editor',
  'EditorProps',
  'Fields',
  'FieldsProps',
  'Heading',
  'Mention',
  'MentionProps',
  'Select',
  'SelectProps',
  'Search',
  'Panel',
  'Repository',
  'Operations',
  'Row',
];

/** What follows its name as a value. */
const VALUE_SUFFIXES = [
  '',
  'Schema',
  'InputSchema',
  'PatchSchema',
  'Rules',
  'Limits',
  'Values',
  'Defaults',
  'Id',
  'IdOf',
  'Row',
  'Rows',
  'Input',
  'Patch',
  'Draft',
];

/** What stands before its type name, in names of functions. */
const PREFIXES = ['a', 'to', 'read', 'create', 'find', 'use', 'full', 'stored'];

/**
 * Every identifier that a template may make from an entity's type name. Two entities whose sets are
 * disjoint can share a module. File names are among them, since two may not share a file either.
 */
export function entityIdentifiers(type: string): readonly string[] {
  const value = camel(type);
  return [
    ...TYPE_SUFFIXES.flatMap((suffix) => [
      type + suffix,
      `file ${kebab(type + suffix)}`,
      ...PREFIXES.map((prefix) => prefix + type + suffix),
    ]),
    ...VALUE_SUFFIXES.map((suffix) => value + suffix),
  ];
}
