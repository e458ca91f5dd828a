import type { z } from 'zod';
import { FIELD_TYPES, STANDARD_OPERATIONS } from '../../field-types.js';
import type { Problem, Problems } from '../problem.js';
import { keysAt, operationFormOf, typesWith } from './owner.js';
import type { Path } from '../slice-file.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';
import { badText } from './bad-text.js';
import { quote } from '../text/quote.js';
import { show } from '../text/show.js';
import { valueAt } from './value-at.js';
import { oneOf, wrongType } from './wrong-type.js';

type Issue = z.core.$ZodIssue;

/** Says in our words what zod found: one problem per path, the first. */
export function* shapeProblems(
  issues: readonly Issue[],
  document: unknown,
): Problems {
  const seen = new Set<string>();
  for (const issue of issues) {
    for (const problem of problemsOf(issue, [], document)) {
      const key = JSON.stringify(problem.path);
      if (!seen.has(key)) {
        seen.add(key);
        yield problem;
      }
    }
  }
}

function* problemsOf(issue: Issue, prefix: Path, document: unknown): Problems {
  const path = [...prefix, ...issue.path.map(toStep)];
  const value = valueAt(document, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        yield unknownKey(key, path, document);
      }
      return;
    case 'invalid_union':
      yield* unionProblems(path, value, document);
      return;
    case 'invalid_key':
      yield {
        ...badText(issue.issues[0]?.message, path, path.at(-1)),
        atKey: true,
      };
      return;
    case 'invalid_type':
      yield wrongType(
        path,
        TYPE_WORDS[issue.expected] ?? issue.expected,
        value,
      );
      return;
    case 'invalid_value':
      yield oneOf('SPEC_WRONG_VALUE', path, issue.values.map(String), value);
      return;
    case 'too_big':
    case 'too_small':
      yield {
        code: 'SPEC_OUT_OF_BOUNDS',
        path,
        expected: issue.message,
        found: sizeOf(value),
        hint: null,
      };
      return;
    case 'invalid_format':
    case 'custom':
    case 'invalid_element':
    case 'not_multiple_of':
      yield badText(issue.message, path, value);
      return;
  }
}

const sizeOf = (value: unknown): string => {
  if (typeof value === 'string' && value !== '') {
    return `${String(value.length)} characters`;
  }
  return Array.isArray(value) && value.length > 0
    ? String(value.length)
    : show(value);
};

const toStep = (step: PropertyKey): string | number =>
  typeof step === 'symbol' ? String(step) : step;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
};

function* unionProblems(
  path: Path,
  value: unknown,
  document: unknown,
): Problems {
  if (path.at(-2) === 'set') {
    yield wrongType(path, 'a string, a number, true, false or null', value);
  } else if (path.length > 2) {
    yield oneOf('SPEC_UNKNOWN_TYPE', path, FIELD_TYPES, value);
  } else if (typeof value === 'string') {
    yield oneOf('SPEC_UNKNOWN_OPERATION', path, STANDARD_OPERATIONS, value);
  } else if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value)
  ) {
    yield wrongType(
      path,
      `one of ${listOf(STANDARD_OPERATIONS)}, or an object`,
      value,
    );
  } else {
    yield* operationProblems(path, value, document);
  }
}

/** zod says what is wrong with each form of operation; this one was meant. */
function* operationProblems(
  path: Path,
  value: object,
  document: unknown,
): Problems {
  const form = operationFormOf(value);
  if (form === null) {
    const kind = [...path, 'kind'];
    yield oneOf(
      'SPEC_WRONG_VALUE',
      kind,
      ['query', 'command'],
      valueAt(document, kind),
    );
    return;
  }
  for (const issue of form.safeParse(value).error?.issues ?? []) {
    yield* problemsOf(issue, path, document);
  }
}

const unknownKey = (key: string, path: Path, document: unknown): Problem => {
  const keys = keysAt(document, path);
  const types = typesWith(key);
  return {
    code: 'SPEC_UNKNOWN_KEY',
    path: [...path, key],
    atKey: true,
    expected: `one of the keys ${listOf(keys)}`,
    found: quote(key),
    hint:
      keys.includes('type') && types.length > 0
        ? `${quote(key)} is for fields of type ${listOf(types)}.`
        : didYouMean(key, keys),
  };
};
