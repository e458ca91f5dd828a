import type { SliceRegistration } from '@nx-slice/pipeline';
import type { Plan } from '@nx-slice/schemas';
import { foreignName, sliceNames, type SliceNames } from '../names/index.js';
import { lacksForeign, withForeign } from '../with-foreign.js';

/** A field of another slice that points to an entity: what keeps an entry from being removed. */
export interface Use {
  /** The name of the slice that refers. */
  readonly slice: string;
  /** In the store of that slice: the repository, and the method that counts what refers to an id. */
  readonly repository: string;
  readonly count: string;
  readonly one: string;
  readonly several: string;
}

/** An entity that other slices refer to. */
export interface UsedEntity {
  /** In the store of its own slice. */
  readonly repository: string;
  readonly label: string;
  readonly uses: readonly Use[];
}

/** The entities of a slice that other slices refer to, in the order of its plan; those that refer by name. */
export function usedEntities(
  name: string,
  slices: readonly SliceRegistration[],
): readonly UsedEntity[] {
  const names = namesOf(name, slices);
  return (names?.entities ?? []).flatMap((entity) => {
    const uses = slices.flatMap((user) => usesBy(user, entity.name));
    return uses.length > 0
      ? [{ repository: entity.camel, label: entity.lower, uses }]
      : [];
  });

  function usesBy(
    { name: user, refersTo = [] }: SliceRegistration,
    entity: string,
  ): readonly Use[] {
    const names = namesOf(user, slices);
    return refersTo
      .filter(({ to }) => to === `${name}/${entity}`)
      .flatMap((reference) => {
        const from = names?.entities.find(
          (one) => one.name === reference.entity,
        );
        const field = from?.fields.find((one) => one.name === reference.field);
        return from && field
          ? [
              {
                slice: user,
                repository: from.camel,
                count: `countBy${field.pascal}`,
                one: from.lower,
                several: from.lowers,
              },
            ]
          : [];
      });
  }
}

/** `undefined` where no plan says what is called how. */
function namesOf(
  name: string,
  slices: readonly SliceRegistration[],
): SliceNames | undefined {
  const plan = slices.find((slice) => slice.name === name)?.plan;
  const plans = slices.flatMap((slice): readonly Plan[] =>
    slice.plan ? [slice.plan] : [],
  );
  if (!plan) return undefined;
  return sliceNames(
    lacksForeign(plan, plans) ? plan : withForeign(plan, plans),
  );
}

/**
 * Slices by name, but each after those that it refers to: their tables come first.
 */
export function inOrder<
  Slice extends Pick<SliceRegistration, 'name' | 'refersTo'>,
>(slices: readonly Slice[]): readonly Slice[] {
  const ordered = new Set<Slice>();
  const seen = new Set<Slice>();
  const visit = (slice: Slice): void => {
    if (seen.has(slice)) return;
    seen.add(slice);
    const needs = new Set(
      (slice.refersTo ?? []).map(({ to }) => foreignName(to)?.slice),
    );
    for (const other of slices) if (needs.has(other.name)) visit(other);
    ordered.add(slice);
  };
  for (const slice of slices) visit(slice);
  return [...ordered];
}
