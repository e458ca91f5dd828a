import type {
  Plan,
  PlanEntity,
  PlanField,
  SourceFile,
} from '@nx-slice/schemas';
import { sliceNames, type SliceNames } from '../../names/index.js';
import { lines, member, property, quote } from '../../text.js';
import { uniqueInSamples } from '../model/capacity.js';
import { numberedPrefix } from '../model/sample-text.js';
import { idOf, samplesOf } from '../model/samples.js';
import { valueRange } from '../model/value-range.js';

/** `test/support/sample-<entity>.ts`: a valid entity, and ids. */
export function sampleFile(plan: Plan, entity: PlanEntity): SourceFile {
  const names = sliceNames(plan);
  const { type, kebab, camel, lower } = names.entity(entity.name);
  const position = plan.entities.indexOf(entity) + 1;
  const ids = idOf(entity.name, names);
  const unique = uniqueInSamples(entity);
  const required = entity.fields.filter((field) => !field.optional);
  const others = [
    ...new Set(
      required.flatMap((field) =>
        field.type === 'reference' &&
        field.entity !== null &&
        field.entity !== entity.name
          ? [field.entity]
          : [],
      ),
    ),
  ];
  const values = unique.some((field) => field.type === 'enum');

  return {
    path: `test/support/sample-${kebab}.ts`,
    content: lines(
      `import type { ${type} } from '../../src/contract';`,
      values && `import { ${camel}Values } from '../../src/contract/limits';`,
      others.map(
        (other) =>
          `import { ${idOf(other, names)} } from './sample-${names.entity(other).kebab}';`,
      ),
      '',
      '/** A different id for each small number. */',
      `export const ${ids} = (number: number): string =>`,
      `  \`${position.toString(16).padStart(8, '0')}-4f89-41d3-9a0c-\${String(number).padStart(12, '0')}\`;`,
      '',
      unique.length === 0
        ? `/** A valid ${lower} without its optional fields; name the ones that matter to the test. */`
        : [
            '/**',
            ` * A valid ${lower} without its optional fields; name the ones that matter to the test.`,
            ' * What is unique follows from the number in the id.',
            ' */',
          ],
      `export function a${type}(fields: Partial<${type}> = {}): ${type} {`,
      unique.length > 0 &&
        `const number = Number.parseInt((fields.id ?? ${ids}(1)).slice(-4), 16);`,
      'return {',
      `id: ${ids}(1),`,
      required.map(
        (field) =>
          `${property(field.name)}: ${sampleValue(entity, field, names)},`,
      ),
      `createdAt: '2026-01-01T00:00:00.000Z',`,
      `updatedAt: '2026-01-01T00:00:00.000Z',`,
      '...fields,',
      '};',
      '}',
      '',
    ),
  };
}

function sampleValue(
  entity: PlanEntity,
  field: PlanField,
  names: SliceNames,
): string {
  const own = names.entity(entity.name);
  const { label } = own.field(field.name);
  return field.unique
    ? numbered(field, label, own.camel, names)
    : samplesOf(field, label, names).usual;
}

/** A value that follows from `number`; the one for 1 is the field's usual sample. */
function numbered(
  field: PlanField,
  label: string,
  camel: string,
  names: SliceNames,
): string {
  const { low, high } = valueRange(field);
  switch (field.type) {
    case 'string':
    case 'text': {
      const prefix = numberedPrefix(field, label);
      if (prefix !== '') return `\`${prefix}\${String(number)}\``;
      return `String(number).slice(${String(-(field.maxLength ?? 12))})`;
    }
    case 'boolean':
      return 'number % 2 === 0';
    case 'integer':
      return `${String(low)} + ((number - 1) % ${String(high - low + 1)})`;
    case 'number':
      return `${String(low)} + (((number - 1) % 100) * ${String(high - low)}) / 100`;
    case 'enum': {
      const values = field.values ?? [];
      return `${member(`${camel}Values`, field.name)}[(number - 1) % ${String(values.length)}] ?? ${quote(values[0] ?? '')}`;
    }
    case 'date':
      return 'new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10)';
    case 'datetime':
      return 'new Date(Date.UTC(2026, 0, 1 + number, 4, 5, 6, 789)).toISOString()';
    case 'reference':
      return `${idOf(field.entity ?? '', names)}(number)`;
  }
}
