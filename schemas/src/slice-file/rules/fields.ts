import { IMPLIED_FIELDS } from '../../field-types.js';
import type { SliceField } from '../../slice-field.js';
import type { Problem, Problems } from '../problem.js';
import type { Path } from '../slice-file.js';
import { listOf } from '../text/list-of.js';
import { pathText } from '../text/path-text.js';
import { quote } from '../text/quote.js';
import { show } from '../text/show.js';
import { oddCharacters, refusalOf } from './field-value.js';
import { isInherited } from './reserved.js';

/** Whether a name is one of those that every entity has; case is ignored, as SQLite does in names of columns. */
export const isImplied = (name: string): boolean =>
  IMPLIED_FIELDS.some(
    (implied) => implied.toLowerCase() === name.toLowerCase(),
  );

/** The fields of an entity, at the path of its `fields`. */
export function* entityFieldProblems(
  fields: readonly SliceField[],
  path: Path,
): Problems {
  for (const [index, { name }] of fields.entries()) {
    if (isImplied(name)) {
      yield {
        code: 'SPEC_IMPLIED_FIELD',
        path: [...path, index, 'name'],
        expected: `another name than ${listOf(IMPLIED_FIELDS)}, which every entity has`,
        found: quote(name),
        hint: 'Remove the field, or rename it.',
      };
    }
  }
  yield* fieldProblems(fields, path);
}

/** What must hold for the fields of an entity and for those that an operation takes. */
export function* fieldProblems(
  fields: readonly SliceField[],
  path: Path,
): Problems {
  const first = new Map<string, number>();
  for (const [index, field] of fields.entries()) {
    const at = [...path, index];
    const key = field.name.toLowerCase();
    const earlier = first.get(key);
    if (isInherited(field.name)) {
      yield {
        code: 'SPEC_RESERVED_NAME',
        path: [...at, 'name'],
        expected: 'a name that JavaScript objects do not have by themselves',
        found: quote(field.name),
        hint: 'Rename the field.',
      };
    } else if (earlier !== undefined) {
      yield {
        code: 'SPEC_DUPLICATE_FIELD',
        path: [...at, 'name'],
        expected: 'a name that no other field here has (case is ignored)',
        found: quote(field.name),
        hint: `${pathText([...path, earlier, 'name'])} has it already.`,
      };
    } else {
      first.set(key, index);
    }
    yield* valueProblems(field, at);
  }
}

function* valueProblems(field: SliceField, path: Path): Problems {
  if (field.type === 'enum') {
    yield* enumProblems(field.values, [...path, 'values']);
  }
  if (field.type === 'integer' || field.type === 'number') {
    const { min, max } = field;
    if (min !== undefined && max !== undefined && min > max) {
      yield {
        code: 'SPEC_MIN_OVER_MAX',
        path: [...path, 'min'],
        expected: `at most ${String(max)}, the field's max`,
        found: show(min),
        hint: 'Exchange min and max.',
      };
      return;
    }
  }
  if (field.type !== 'reference' && field.default !== undefined) {
    const refusal = refusalOf(field, field.default);
    if (refusal !== null) {
      yield {
        code: 'SPEC_BAD_DEFAULT',
        path: [...path, 'default'],
        found: show(field.default),
        ...refusal,
      };
    }
  }
}

function* enumProblems(values: readonly string[], path: Path): Problems {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    const bad = (
      code: Problem['code'],
      expected: string,
      hint: string | null = null,
    ): Problem => ({
      code,
      path: [...path, index],
      expected,
      found: show(value),
      hint,
    });
    const odd = oddCharacters(value, false);
    if (seen.has(value)) {
      yield bad(
        'SPEC_DUPLICATE_VALUE',
        'each value once',
        'Remove one of the two.',
      );
    } else if (value.trim() === '') {
      yield bad(
        'SPEC_BAD_VALUE',
        'a value that is not blank',
        'Make the field optional when it may have no value.',
      );
    } else if (value.trim() !== value) {
      yield bad('SPEC_BAD_VALUE', 'a value without white space around it');
    } else if (odd !== null) {
      yield bad('SPEC_BAD_VALUE', odd.expected);
    }
    seen.add(value);
  }
}
