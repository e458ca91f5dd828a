import { IMPLIED_FIELDS } from '../../field-types.js';
import type { SliceField } from '../../slice-field.js';
import type { SliceEntity } from '../../slice.js';
import type { Problem, Problems } from '../problem.js';
import type { Path } from '../slice-file.js';
import { didYouMean } from '../text/did-you-mean.js';
import { listOf } from '../text/list-of.js';
import { pathText } from '../text/path-text.js';
import { quote } from '../text/quote.js';
import { entityFieldProblems } from './fields.js';
import { repeatedField, unknownField } from './names-of-fields.js';

export function* entityProblems(
  entities: readonly SliceEntity[],
  slice: string,
): Problems {
  const names = entities.map((entity) => entity.name);
  const first = new Map<string, number>();
  for (const [index, entity] of entities.entries()) {
    const path = ['entities', index];
    const key = entity.name.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
    } else {
      yield {
        code: 'SPEC_DUPLICATE_ENTITY',
        path: [...path, 'name'],
        expected:
          'a name that no other entity has (case is ignored: names become file names)',
        found: quote(entity.name),
        hint: `${pathText(['entities', earlier, 'name'])} has it already.`,
      };
    }
    yield* entityFieldProblems(entity.fields, [...path, 'fields']);
    yield* referenceProblems(entity.fields, names, slice, [...path, 'fields']);
    yield* orderProblems(entity, [...path, 'orderBy']);
    yield* searchProblems(entity, [...path, 'search']);
  }
}

/**
 * References to entities that are not there.
 *
 * @param entities of the slice; `undefined` when a model names them. What other slices have is the plan's business.
 * @param slice its name
 */
export function* referenceProblems(
  fields: readonly SliceField[],
  entities: readonly string[] | undefined,
  slice: string,
  path: Path,
): Problems {
  for (const [index, field] of fields.entries()) {
    if (field.type !== 'reference') continue;
    const at = [...path, index, 'entity'];
    const [other, entity] = field.entity.split('/');
    if (other === slice && entity !== undefined) {
      yield {
        code: 'SPEC_OWN_SLICE',
        path: at,
        expected: 'the name alone of an entity of this slice',
        found: quote(field.entity),
        hint: `Write "${entity}".`,
      };
    } else if (
      entity === undefined &&
      entities !== undefined &&
      !entities.includes(field.entity)
    ) {
      yield unknownEntity(field.entity, entities, at);
    }
  }
}

export const unknownEntity = (
  written: string,
  entities: readonly string[],
  path: Path,
): Problem => ({
  code: 'SPEC_UNKNOWN_ENTITY',
  path,
  expected: `one of the entities ${listOf(entities)}`,
  found: quote(written),
  hint: didYouMean(written, entities),
});

function* orderProblems(
  { fields, orderBy }: SliceEntity,
  path: Path,
): Problems {
  const seen = new Set<string>();
  const names: readonly string[] = [
    ...fields.map((field) => field.name),
    ...IMPLIED_FIELDS,
  ];
  for (const [index, order] of (orderBy ?? []).entries()) {
    const at = [...path, index];
    const name = order.replace(/^-/, '');
    if (!names.includes(name)) {
      const sign = order.slice(0, order.length - name.length);
      yield {
        ...unknownField(order, fields, at, IMPLIED_FIELDS),
        hint: didYouMean(
          order,
          names.map((known) => sign + known),
        ),
      };
    } else if (seen.has(name)) {
      yield repeatedField(name, at);
    }
    seen.add(name);
  }
}

function* searchProblems(
  { fields, search }: SliceEntity,
  path: Path,
): Problems {
  const seen = new Set<string>();
  for (const [index, name] of (search ?? []).entries()) {
    const at = [...path, index];
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      yield unknownField(name, fields, at);
    } else if (field.type !== 'string' && field.type !== 'text') {
      yield {
        code: 'SPEC_NOT_SEARCHABLE',
        path: at,
        expected: 'a field of type "string" or "text"',
        found: `${quote(name)}, which is of type "${field.type}"`,
        hint: null,
      };
    } else if (seen.has(name)) {
      yield repeatedField(name, at);
    }
    seen.add(name);
  }
}
