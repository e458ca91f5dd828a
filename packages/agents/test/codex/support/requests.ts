import type { LayerRequest, PlanRequest } from '@nx-slice/pipeline';
import { readSlice, type Plan } from '@nx-slice/schemas';

export const aPlan: Plan = {
  name: 'words',
  intent: 'Keep words.',
  entities: [
    {
      name: 'Word',
      fields: [
        {
          name: 'text',
          type: 'text',
          maxLength: 100,
          min: null,
          max: null,
          values: null,
          default: null,
          optional: false,
          unique: false,
          entity: null,
        },
      ],
      orderBy: [{ field: 'createdAt', direction: 'desc' }],
      search: [],
    },
  ],
  operations: [],
  acceptance: [],
  briefs: [],
};

export const aLayerRequest = (
  given: Partial<LayerRequest> = {},
): LayerRequest => ({
  kind: 'layer',
  slice: 'words',
  layer: 'db',
  brief: 'Common words.\n\nThe layer **db** stores words.',
  section: { version: 1, layer: 'db', plan: aPlan },
  contracts: [
    {
      version: 1,
      layer: 'plan',
      declarations: [
        { path: 'src/contract/index.ts', content: 'export const slice = 1;\n' },
      ],
      promises: [],
    },
  ],
  roots: ['src/db/', 'test/db/'],
  feedback: [],
  ...given,
});

const SPEC = JSON.stringify({ name: 'words', intent: 'Keep words.' });

export const aPlanRequest = (given: Partial<PlanRequest> = {}): PlanRequest => {
  const read = readSlice(SPEC, 'slice.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return {
    kind: 'plan',
    slice: 'words',
    brief: 'Plan it.',
    spec: { file: 'slice.json', text: SPEC, slice: read.value.slice },
    ...given,
  };
};

export const ARTIFACT = {
  files: [{ path: 'src/db/index.ts', content: 'export const db = 1;\n' }],
  contracts: [{ name: 'db', kind: 'const', signature: 'db: 1' }],
};

/** As a model answers without tools. */
export const wrapped = (artifact: object = ARTIFACT): string =>
  JSON.stringify({ plan: null, artifact });
