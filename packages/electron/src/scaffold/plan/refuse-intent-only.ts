import type { Diagnostic, Path, SliceFile } from '@nx-slice/schemas';

/** What a refusal says, and the part of slice.json that it is about. */
type Refusal = Pick<Diagnostic, 'code' | 'message' | 'hint'> & {
  readonly path: Path;
};

/**
 * What the scaffold agent cannot plan: it has templates, no model that reads an intent.
 * Empty when `planFromSlice` may go ahead. `file` is how diagnostics name slice.json.
 */
export const refuseIntentOnly = (
  { slice, locate }: SliceFile,
  file: string,
): readonly Diagnostic[] =>
  [...needsEntities(slice), ...needsModel(slice)].map(
    ({ path, ...refusal }) => ({
      ...refusal,
      severity: 'error',
      stage: 'plan',
      layer: null,
      file,
      range: locate(path),
    }),
  );

const needsEntities = ({
  name,
  entities,
}: SliceFile['slice']): readonly Refusal[] =>
  entities === undefined
    ? [
        {
          code: 'SCAFFOLD_NEEDS_ENTITIES',
          path: ['entities'],
          message: `entities: slice "${name}" names none, and the scaffold agent cannot make them up from its intent`,
          hint: 'Name the entities and their fields, or choose an agent that is a model.',
        },
      ]
    : [];

const needsModel = ({ operations }: SliceFile['slice']): readonly Refusal[] =>
  (operations ?? []).flatMap((operation, index) =>
    typeof operation === 'object' && 'intent' in operation
      ? [
          {
            code: 'SCAFFOLD_NEEDS_MODEL',
            path: ['operations', index],
            message: `operations[${String(index)}]: the scaffold agent cannot build "${operation.name}", which only its intent describes`,
            hint: 'Say it as a query with "where" or a command with "set", or choose an agent that is a model.',
          },
        ]
      : [],
  );
