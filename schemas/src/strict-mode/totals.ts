import type { JsonObject } from '../json.js';
import {
  charactersIn,
  namesOf,
  partsOf,
  placesIn,
  referredBy,
  typesOf,
  valuesOf,
  type Place,
} from './places.js';

/** Documented limits of a whole schema. */
const MAX_PROPERTIES = 5000;
const MAX_DEPTH = 10;
const MAX_ENUM_VALUES = 1000;
/** Of all names of properties and definitions, enum values and constants together. */
const MAX_CHARACTERS = 120_000;

/** Which of the limits a whole schema exceeds. */
export const totalProblems = (root: Place): readonly string[] => {
  const places = [...placesIn(root)];
  const properties = places.flatMap((place) => namesOf(place, 'properties'));
  const values = places.flatMap(valuesOf);
  const characters = charactersIn([
    ...properties,
    ...places.flatMap((place) => namesOf(place, '$defs')),
    ...values,
    ...places.flatMap(({ schema }) => schema['const'] ?? []),
  ]);
  return [
    ...over(properties.length, MAX_PROPERTIES, 'properties'),
    ...over(depthOf(root, root), MAX_DEPTH, 'objects inside each other'),
    ...over(values.length, MAX_ENUM_VALUES, 'enum values'),
    ...over(characters, MAX_CHARACTERS, 'characters in names and values'),
  ];
};

const over = (found: number, limit: number, what: string): readonly string[] =>
  found > limit
    ? [`#: ${String(found)} ${what}; ${String(limit)} is the limit`]
    : [];

/** How many objects lie inside each other; one that contains itself counts once. */
const depthOf = (
  place: Place,
  root: Place,
  around: ReadonlySet<JsonObject> = new Set(),
): number => {
  if (around.has(place.schema)) {
    return 0;
  }
  const inside = new Set([...around, place.schema]);
  const referred = referredBy(place, root) ?? null;
  const below = [...partsOf(place), ...(referred === null ? [] : [referred])];
  return below.reduce(
    (deepest, child) =>
      Math.max(deepest, own(place) + depthOf(child, root, inside)),
    own(place),
  );
};

const own = (place: Place): number =>
  typesOf(place).includes('object') ? 1 : 0;
