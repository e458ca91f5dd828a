import { FIELD_TYPES, STANDARD_OPERATIONS } from '../../field-types.js';
import type {
  IntentOperation,
  QueryOperation,
  SetOperation,
} from '../../slice-operation.js';
import type { Slice, SliceEntity } from '../../slice.js';
import type { Problems } from '../problem.js';
import type { Path } from '../slice-file.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';
import { pathText } from '../text/path-text.js';
import { quote } from '../text/quote.js';
import { show } from '../text/show.js';
import { referenceProblems, unknownEntity } from './entities.js';
import { refusalOf } from './field-value.js';
import { fieldProblems, isImplied } from './fields.js';
import { repeatedField, unknownField } from './names-of-fields.js';
import { isInherited } from './reserved.js';

type DeclaredOperation = QueryOperation | SetOperation | IntentOperation;

export function* operationProblems(slice: Slice): Problems {
  const first = new Map<string, number>();
  for (const [index, operation] of (slice.operations ?? []).entries()) {
    const path = ['operations', index];
    const name = typeof operation === 'string' ? operation : operation.name;
    const at = typeof operation === 'string' ? path : [...path, 'name'];
    const earlier = first.get(name.toLowerCase());
    if (earlier !== undefined) {
      yield {
        code: 'SPEC_DUPLICATE_OPERATION',
        path: at,
        expected: 'a name that no other operation has (case is ignored)',
        found: quote(name),
        hint: `${pathText(['operations', earlier])} has it already.`,
      };
    } else {
      first.set(name.toLowerCase(), index);
    }
    if (typeof operation !== 'string') {
      yield* reservedProblems(name, at);
      yield* declaredProblems(operation, slice, path);
    }
  }
}

function* reservedProblems(name: string, path: Path): Problems {
  const standard = STANDARD_OPERATIONS.some(
    (operation) => operation === name.toLowerCase(),
  );
  // An object with a method `then` is taken for a promise wherever it is awaited.
  if (standard || name === 'then' || name === 'use' || isInherited(name)) {
    yield {
      code: 'SPEC_RESERVED_NAME',
      path,
      expected: standard
        ? 'another name than those of the standard operations'
        : 'a name that has no meaning to JavaScript',
      found: quote(name),
      hint: standard
        ? 'Say more in the name, such as "listByStatus".'
        : 'Rename the operation.',
    };
  }
}

function* declaredProblems(
  operation: DeclaredOperation,
  { name: slice, entities }: Slice,
  path: Path,
): Problems {
  const names = entities?.map((entity) => entity.name);
  if (
    names !== undefined &&
    operation.entity !== undefined &&
    !names.includes(operation.entity)
  ) {
    yield unknownEntity(operation.entity, names, [...path, 'entity']);
    return;
  }
  if ('intent' in operation) {
    yield* intentProblems(operation, names, slice, path);
    return;
  }
  if (entities === undefined) {
    return;
  }
  const entity =
    operation.entity === undefined && entities.length === 1
      ? entities[0]
      : entities.find((candidate) => candidate.name === operation.entity);
  if (entity === undefined) {
    yield {
      code: 'SPEC_MISSING',
      path: [...path, 'entity'],
      expected: `one of the entities ${listOf(names ?? [])}`,
      found: 'nothing',
      hint: 'It may be left out only when the slice has just one entity.',
    };
  } else if ('where' in operation) {
    yield* whereProblems(operation.where, entity, [...path, 'where']);
  } else {
    yield* setProblems(operation.set, entity, [...path, 'set']);
  }
}

function* whereProblems(
  where: readonly string[],
  { fields }: SliceEntity,
  path: Path,
): Problems {
  const seen = new Set<string>();
  for (const [index, name] of where.entries()) {
    const at = [...path, index];
    if (!fields.some((field) => field.name === name)) {
      yield {
        ...unknownField(name, fields, at),
        ...(isImplied(name) && {
          hint: 'Entries are found by the fields that the entity names itself.',
        }),
      };
    } else if (seen.has(name)) {
      yield repeatedField(name, at);
    }
    seen.add(name);
  }
}

function* setProblems(
  set: SetOperation['set'],
  { fields }: SliceEntity,
  path: Path,
): Problems {
  for (const [name, value] of Object.entries(set)) {
    const at = [...path, name];
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      yield {
        ...unknownField(name, fields, at),
        atKey: true,
        ...(isImplied(name) && {
          hint: 'Every entity keeps this field up to date by itself.',
        }),
      };
    } else if (value === null) {
      if (field.optional !== true) {
        yield badValue(at, 'a value, because the field is not optional', value);
      }
    } else {
      const refusal = refusalOf(field, value);
      if (refusal !== null) {
        yield badValue(at, refusal.expected, value, refusal.hint);
      } else if (field.unique === true) {
        yield badValue(
          at,
          'no fixed value for a unique field, because two entries would get the same',
          value,
        );
      }
    }
  }
}

const badValue = (
  path: Path,
  expected: string,
  value: unknown,
  hint: string | null = null,
) =>
  ({ code: 'SPEC_BAD_SET', path, expected, found: show(value), hint }) as const;

function* intentProblems(
  { input, output }: IntentOperation,
  entities: readonly string[] | undefined,
  slice: string,
  path: Path,
): Problems {
  const at = [...path, 'input'];
  yield* fieldProblems(input ?? [], at);
  yield* referenceProblems(input ?? [], entities, slice, at);
  if (entities === undefined) {
    return;
  }
  const outputs = [...FIELD_TYPES, ...entities];
  if (output !== undefined && !outputs.includes(output)) {
    yield {
      code: 'SPEC_UNKNOWN_TYPE',
      path: [...path, 'output'],
      expected: `a field type or an entity: one of ${listOf(outputs)}`,
      found: quote(output),
      hint: didYouMean(output, outputs),
    };
  }
}
