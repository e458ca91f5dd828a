import type { PlanEntity, PlanField } from '@nx-slice/schemas';
import type { MainProcess } from '../main-process.js';
import { storedOf, type Stored } from './answer.js';
import { PAGE } from './frames.js';
import { channelOf, type PlannedCall } from './planned-calls.js';

export type Values = Readonly<Record<string, unknown>>;

/** Two entries of each entity; the first one may be referred to, the second never is. */
export interface SampleData {
  readonly first: Stored;
  readonly second: Stored;
  /** What a third one could be. */
  readonly draft: Values;
}

/** By slice and entity: `tasks/Project`. */
export type Samples = ReadonlyMap<string, SampleData>;

/** Stores them. @throws {Error} main refused one, or an entity cannot be created */
export async function storeSamples(
  main: MainProcess,
  calls: readonly PlannedCall[],
): Promise<Samples> {
  const samples = new Map<string, SampleData>();
  for (const call of referredFirst(calls)) {
    const draft = (number: number): Values =>
      draftOf(call, number, (entity) => samples.get(key(call.slice, entity)));
    const store = async (number: number) =>
      storedOf(
        await main.invoke(
          channelOf(calls, 'create', call),
          draft(number),
          PAGE,
        ),
      );
    samples.set(key(call.slice, call.entity.name), {
      first: await store(1),
      second: await store(2),
      draft: draft(3),
    });
  }
  return samples;
}

/** @throws {Error} there are none */
export function samplesOf(samples: Samples, call: PlannedCall): SampleData {
  const found = samples.get(key(call.slice, call.entity.name));
  if (!found) throw new Error(`No samples of ${call.channel}`);
  return found;
}

const key = (slice: string, entity: string): string => `${slice}/${entity}`;

/** One call of each entity that can be created, after those of the entities that it refers to. */
function referredFirst(calls: readonly PlannedCall[]): readonly PlannedCall[] {
  const sorted: PlannedCall[] = [];
  const add = (call: PlannedCall, within: readonly PlanEntity[]): void => {
    if (sorted.includes(call) || within.includes(call.entity)) return;
    for (const { entity } of call.entity.fields) {
      const target = creations.find(
        (other) => other.slice === call.slice && other.entity.name === entity,
      );
      if (target) add(target, [...within, call.entity]);
    }
    sorted.push(call);
  };
  const creations = calls.filter(
    ({ operation }) => operation.kind === 'create',
  );
  for (const call of creations) add(call, []);
  return sorted;
}

/** A value in every field, but for references to what is not stored. */
const draftOf = (
  { entity }: PlannedCall,
  number: number,
  samples: (entity: string) => SampleData | undefined,
): Values =>
  Object.fromEntries(
    entity.fields.flatMap((field) => {
      const value =
        field.type === 'reference'
          ? samples(field.entity ?? '')?.first.id
          : valueOf(field, number);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );

function valueOf(
  { type, name, maxLength, min, max, values }: PlanField,
  number: number,
): unknown {
  switch (type) {
    case 'string':
    case 'text':
      return `${name} ${number}`.slice(-(maxLength ?? 100)).trim();
    case 'boolean':
      return number % 2 === 1;
    case 'integer':
      return Math.min((min ?? 0) + number, max ?? number);
    case 'number':
      return min ?? max ?? number;
    case 'enum':
      return values?.[number % values.length];
    case 'date':
      return `2026-03-0${number}`;
    case 'datetime':
      return `2026-03-0${number}T18:05:00.000Z`;
    case 'reference':
      return undefined;
  }
}
