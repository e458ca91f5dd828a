import type { Plan, PlanEntity, PlanField } from '@nx-slice/schemas';
import { aPlanEntity, aPlanField } from '../a-plan.js';
import type { Random } from './random.js';

/** One change of a plan, as a person would make it in slice.json; sometimes none. */
export function evolve(plan: Plan, random: Random): Plan {
  const { pick, below } = random;
  const entity = plan.entities[below(plan.entities.length)];
  if (!entity) return plan;
  const change = pick([
    ...['field', 'field', 'add-field', 'add-field', 'drop-field'],
    ...['order', 'add-entity', 'drop-entity', 'field'],
  ] as const);
  switch (change) {
    case 'field': {
      const index = below(entity.fields.length);
      return withEntity(plan, {
        ...entity,
        fields: entity.fields.map((field, number) =>
          number === index ? changedField(field, plan, random) : field,
        ),
      });
    }
    case 'add-field': {
      const field = newField(`added${below(1_000)}`, plan, random);
      const at = below(entity.fields.length + 1);
      return withEntity(plan, {
        ...entity,
        fields: entity.fields.toSpliced(at, 0, field),
      });
    }
    case 'drop-field':
      return entity.fields.length < 2
        ? plan
        : withEntity(plan, {
            ...entity,
            fields: entity.fields.toSpliced(below(entity.fields.length), 1),
          });
    case 'order':
      return withEntity(plan, {
        ...entity,
        orderBy: [
          {
            field: pick([
              'createdAt',
              ...entity.fields.map(({ name }) => name),
            ]),
            direction: pick(['asc', 'desc']),
          },
        ],
      });
    case 'add-entity':
      return plan.entities.length > 3
        ? plan
        : {
            ...plan,
            entities: [
              ...plan.entities,
              aPlanEntity({
                name: `Added${below(1_000)}`,
                fields: [
                  newField('first', plan, random),
                  newField('second', plan, random),
                ],
              }),
            ],
          };
    case 'drop-entity':
      return plan.entities.length < 2
        ? plan
        : {
            ...plan,
            entities: plan.entities
              .filter((one) => one !== entity)
              .map((one) => withoutReferences(one, entity.name)),
          };
  }
}

const withEntity = (plan: Plan, changed: PlanEntity): Plan => ({
  ...plan,
  entities: plan.entities.map((entity) =>
    entity.name === changed.name ? settled(changed) : entity,
  ),
});

/** Its order and its search name fields that are there. */
function settled(entity: PlanEntity): PlanEntity {
  const has = (name: string): boolean =>
    name === 'createdAt' || entity.fields.some((field) => field.name === name);
  const orderBy = entity.orderBy.filter(({ field }) => has(field));
  return {
    ...entity,
    search: [],
    orderBy:
      orderBy.length > 0
        ? orderBy
        : [{ field: 'createdAt', direction: 'desc' }],
  };
}

const withoutReferences = (entity: PlanEntity, gone: string): PlanEntity => {
  const fields = entity.fields.filter((field) => field.entity !== gone);
  return settled({
    ...entity,
    fields: fields.length > 0 ? fields : [aPlanField({ name: 'left' })],
  });
};

const VALUES = ['open', 'done', "it's", 'Größe', '日本', '`${x}`'] as const;

function newField(name: string, plan: Plan, { pick, below }: Random) {
  const min = pick([null, -5, 0, 3]);
  const span = pick([null, 0, 1, 200]);
  const max = span === null ? null : (min ?? 0) + span;
  const values = VALUES.slice(0, 1 + below(VALUES.length));
  const some = below(2) === 0;
  const said = (value: PlanField['default']) => (some ? value : null);
  const flags = { optional: below(3) === 0, unique: below(4) === 0 };
  const [first = 'Note'] = plan.entities.map((entity) => entity.name);
  return aPlanField({
    name,
    ...flags,
    ...pick<Partial<PlanField>>([
      { type: 'string', maxLength: pick([1, 4, 30, 60]), default: said('d') },
      {
        type: 'text',
        maxLength: pick([3, 25, 500]),
        default: pick([null, '', 'l1', '`']),
      },
      { type: 'boolean', default: said(true) },
      { type: 'integer', min, max, default: said(max ?? min ?? 7) },
      { type: 'number', min, max, default: said(max ?? min ?? 0.5) },
      { type: 'enum', values: [...values], default: said(values[0] ?? null) },
      { type: 'date', default: said('2026-02-28') },
      { type: 'datetime', default: said('2026-02-28T01:02:03.004Z') },
      {
        type: 'reference',
        entity: pick([first, ...plan.entities.map((one) => one.name)]),
      },
    ]),
  });
}

function changedField(field: PlanField, plan: Plan, random: Random): PlanField {
  const { pick } = random;
  switch (
    pick(['optional', 'unique', 'type', 'bounds', 'bounds', 'default'] as const)
  ) {
    case 'optional':
      return { ...field, optional: !field.optional };
    case 'unique':
      return { ...field, unique: !field.unique };
    case 'type':
      return {
        ...newField(field.name, plan, random),
        optional: field.optional,
        unique: field.unique,
      };
    case 'default':
      return { ...field, default: null };
    case 'bounds':
      return { ...field, default: null, ...bounds(field, random) };
  }
}

function bounds(
  { type, values, maxLength }: PlanField,
  { pick, below }: Random,
): Partial<PlanField> {
  switch (type) {
    case 'string':
    case 'text':
      return { maxLength: pick([1, 2, 7, (maxLength ?? 9) + 5]) };
    case 'integer':
    case 'number': {
      const min = pick([null, -1, 2]);
      return { min, max: pick([null, (min ?? 0) + below(4)]) };
    }
    case 'enum':
      return {
        values: pick([
          (values ?? []).slice(0, 1),
          [...(values ?? []), 'more'],
          [...(values ?? [])].reverse(),
        ]),
      };
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'reference':
      return {};
  }
}
