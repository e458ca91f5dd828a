import type { Plan, PlanOperation } from '@nx-slice/schemas';
import type { SliceNames } from '../../names/index.js';
import { isIntentOnly } from '../model/operations.js';
import { sampleDay } from '../model/samples.js';

/** A valid answer of an operation that only its intent describes, as code. */
export interface DescribedOutput {
  readonly code: (operation: PlanOperation) => string;
  /** The entities whose samples that code needs. */
  readonly entities: readonly string[];
}

export function describedOutput(
  plan: Plan,
  names: SliceNames,
): DescribedOutput {
  const isEntity = (output: string | null): output is string =>
    plan.entities.some(({ name }) => name === output);
  const code = ({ output }: PlanOperation): string =>
    isEntity(output) ? `a${names.entity(output).type}()` : sample(output);
  const outputs = plan.operations
    .filter(isIntentOnly)
    .map(({ output }) => output)
    .filter(isEntity);
  return { code, entities: [...new Set(outputs)] };
}

function sample(type: string | null): string {
  switch (type) {
    case null:
      return 'null';
    case 'boolean':
      return 'true';
    case 'integer':
    case 'number':
      return '1';
    case 'date':
      return `'${sampleDay(1)}'`;
    case 'datetime':
      return `'${sampleDay(1)}T04:05:06.789Z'`;
    case 'reference':
      return `'00000000-4f89-41d3-9a0c-000000000001'`;
    default:
      return `'answer'`;
  }
}
