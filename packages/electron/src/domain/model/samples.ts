import type { PlanField } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { literal, quote } from '../../text.js';
import { numberedPrefix, sampleText, trimmedDefault } from './sample-text.js';
import { valueRange } from './value-range.js';

/** Values of fields as generated tests write them: all of them are code, such as `'open'` or `projectIdOf(1)`. */
export interface Samples {
  /** Up to three different valid values, in the order of a list that is sorted by the field. */
  readonly all: readonly string[];
  /** What the sample of the entity with the id 1 has. */
  readonly usual: string;
  /** One that differs from the usual one; `null` when the field has no second value. */
  readonly other: string | null;
  /** How many different values there are, as far as tests need to know. */
  readonly size: number;
}

/** As many as any test asks for. */
export const MANY = 100;

export function samplesOf(
  field: PlanField,
  label: string,
  names: SliceNames,
): Samples {
  const all = distinct(field, names);
  const usual = usualValue(field, label) ?? all[0] ?? 'undefined';
  return {
    all,
    usual,
    other: all.find((code) => code !== usual) ?? null,
    size: sizeOf(field),
  };
}

/** The function that makes an entity's ids in tests. */
export const idOf = (entity: string, names: SliceNames): string =>
  `${names.entity(entity).camel}IdOf`;

/** A date of which every number has its own: the first is 2026-01-02. */
export const sampleDay = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);

function distinct(field: PlanField, names: SliceNames): readonly string[] {
  const { type, maxLength } = field;
  const { low, high } = valueRange(field);
  switch (type) {
    case 'string':
    case 'text':
      // Capitals that sort wrongly by their codes.
      return unique(
        ['apple', 'Banana', 'cherry'].map((text) =>
          text.slice(0, maxLength ?? undefined),
        ),
      ).map(quote);
    case 'boolean':
      return ['false', 'true'];
    case 'integer':
      return unique([low, low + 1, low + 2])
        .filter((value) => value <= high)
        .map(String);
    case 'number':
      return unique([low, low + (high - low) / 2, high])
        .filter((value) => value <= high)
        .map(String);
    case 'enum':
      return unique(field.values ?? [])
        .slice(0, 3)
        .map(quote);
    case 'date':
      return [1, 2, 3].map((number) => quote(sampleDay(number)));
    case 'datetime':
      return [1, 2, 3].map((number) =>
        quote(`${sampleDay(number)}T04:05:06.789Z`),
      );
    case 'reference':
      return [1, 2, 3].map(
        (number) => `${idOf(field.entity ?? '', names)}(${String(number)})`,
      );
  }
}

/** `undefined`: the first of the distinct ones. */
function usualValue(field: PlanField, label: string): string | undefined {
  const isText = field.type === 'string' || field.type === 'text';
  if (field.unique) {
    if (!isText) return undefined;
    return quote(
      `${numberedPrefix(field, label)}1`.slice(0, field.maxLength ?? undefined),
    );
  }
  if (field.default !== null && field.type !== 'reference') {
    return literal(trimmedDefault(field));
  }
  return isText ? quote(sampleText(field, label)) : undefined;
}

/** How many different values a field has, as far as tests need to know. */
export function sizeOf(field: PlanField): number {
  const { low, high } = valueRange(field);
  switch (field.type) {
    case 'boolean':
      return 2;
    case 'enum':
      return unique(field.values ?? []).length;
    case 'integer':
      return Math.min(high - low + 1, MANY);
    case 'number':
      return high > low ? MANY : 1;
    case 'string':
    case 'text':
      return Math.min(10 ** (field.maxLength ?? 2), MANY);
    case 'date':
    case 'datetime':
    case 'reference':
      return MANY;
  }
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
