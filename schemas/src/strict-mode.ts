import { isJsonArray, isJsonObject, withoutKey, type Json } from './json.js';
import {
  charactersIn,
  namesOf,
  placesIn,
  referredBy,
  typesOf,
  valuesOf,
  type Place,
} from './strict-mode/places.js';
import { totalProblems } from './strict-mode/totals.js';

const KEYWORDS: ReadonlySet<string> = new Set([
  ...[
    'type',
    'title',
    'description',
    'enum',
    'const',
    'anyOf',
    '$ref',
    '$defs',
  ],
  ...['properties', 'required', 'additionalProperties'],
  ...['items', 'minItems', 'maxItems', 'pattern', 'format', 'multipleOf'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

/** An enum of more texts than this may have `LONG_ENUM_CHARACTERS` in all. */
const LONG_ENUM = 250;
const LONG_ENUM_CHARACTERS = 15_000;

/**
 * What keeps a JSON Schema from being demanded of a model as structured output in strict mode, by the rules that
 * OpenAI documents: one sentence per violation, with its place as a JSON pointer. A provider finds them only when
 * the schema is used, in the middle of a paid run.
 */
export const strictModeProblems = (jsonSchema: Json): readonly string[] => {
  if (!isJsonObject(jsonSchema)) {
    return ['#: the root is not an object schema'];
  }
  // The dialect may be named, at the root only.
  const schema = withoutKey(jsonSchema, '$schema');
  const root = { schema, path: '#' };
  return [
    ...(schema['type'] === 'object'
      ? []
      : ['#: the root is not of type object']),
    ...('anyOf' in schema ? ['#: the root is a union'] : []),
    ...[...placesIn(root)].flatMap((place) => [
      ...keywordProblems(place),
      ...objectProblems(place),
      ...valueProblems(place),
      ...(referredBy(place, root) === undefined
        ? [`${place.path}: "$ref" points to nothing in "$defs"`]
        : []),
    ]),
    ...totalProblems(root),
  ];
};

const keywordProblems = ({ schema, path }: Place): readonly string[] =>
  Object.keys(schema)
    .filter((keyword) => !KEYWORDS.has(keyword))
    .map((keyword) => `${path}: the keyword "${keyword}" is not supported`);

const objectProblems = (place: Place): readonly string[] => {
  if (!typesOf(place).includes('object')) {
    return [];
  }
  const { schema, path } = place;
  const names = namesOf(place, 'properties');
  const listed: readonly Json[] = isJsonArray(schema['required'])
    ? schema['required']
    : [];
  return [
    ...(schema['additionalProperties'] === false
      ? []
      : [`${path}: "additionalProperties" is not false`]),
    ...names
      .filter((name) => !listed.includes(name))
      .map(
        (name) =>
          `${path}: "${name}" is not required; make it a union with null instead`,
      ),
    ...listed
      .filter((name) => typeof name !== 'string' || !names.includes(name))
      .map(
        (name) =>
          `${path}: ${JSON.stringify(name)} is required but not described`,
      ),
  ];
};

const valueProblems = (place: Place): readonly string[] => {
  const { schema, path } = place;
  const values = valuesOf(place);
  return [
    ...(['type', 'enum', 'const', 'anyOf', '$ref'].some((key) => key in schema)
      ? []
      : [`${path}: anything would be allowed`]),
    ...(typesOf(place).includes('array') && schema['items'] === undefined
      ? [`${path}: an array without "items"`]
      : []),
    ...(values.length > LONG_ENUM && charactersIn(values) > LONG_ENUM_CHARACTERS
      ? [
          `${path}: an enum of ${String(values.length)} values with more than ${String(LONG_ENUM_CHARACTERS)} characters`,
        ]
      : []),
  ];
};
