import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from '../json.js';

/** One schema inside a document, and where it is, as a JSON pointer. */
export interface Place {
  readonly schema: JsonObject;
  readonly path: string;
}

const placeOf = (schema: Json, path: string): Place => ({
  // `true` and `{}` say the same: anything goes.
  schema: isJsonObject(schema) ? schema : {},
  path,
});

/** The schemas of a map such as `properties`. */
const mapOf = ({ schema, path }: Place, key: string): readonly Place[] => {
  const map = schema[key];
  return isJsonObject(map)
    ? Object.entries(map).map(([name, child]) =>
        placeOf(child, `${path}/${key}/${name}`),
      )
    : [];
};

/** What a value of this schema is made of; not what the schema defines for others. */
export const partsOf = (place: Place): readonly Place[] => {
  const { items, anyOf } = place.schema;
  const options: readonly Json[] = isJsonArray(anyOf) ? anyOf : [];
  return [
    ...mapOf(place, 'properties'),
    ...(items === undefined ? [] : [placeOf(items, `${place.path}/items`)]),
    ...options.map((option, index) =>
      placeOf(option, `${place.path}/anyOf/${String(index)}`),
    ),
  ];
};

/** The place itself and every schema below it. */
export function* placesIn(place: Place): Generator<Place, void, undefined> {
  yield place;
  for (const child of [...partsOf(place), ...mapOf(place, '$defs')]) {
    yield* placesIn(child);
  }
}

/** What a `$ref` points to: `null` when the place has none, `undefined` when it points to nothing. */
export const referredBy = (
  { schema }: Place,
  root: Place,
): Place | null | undefined => {
  const { $ref } = schema;
  if ($ref === undefined) {
    return null;
  }
  return $ref === root.path
    ? root
    : mapOf(root, '$defs').find(({ path }) => path === $ref);
};

export const typesOf = ({ schema: { type } }: Place): readonly Json[] => {
  if (type === undefined) {
    return [];
  }
  return isJsonArray(type) ? type : [type];
};

export const valuesOf = ({ schema }: Place): readonly Json[] =>
  isJsonArray(schema['enum']) ? schema['enum'] : [];

export const namesOf = ({ schema }: Place, map: string): readonly string[] =>
  isJsonObject(schema[map]) ? Object.keys(schema[map]) : [];

/** UTF-16 code units of the texts among some values. */
export const charactersIn = (values: readonly Json[]): number =>
  values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
