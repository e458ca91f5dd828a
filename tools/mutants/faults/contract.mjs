const NOTES = 'packages/slices/notes';
const TASKS = 'packages/slices/tasks';

/** @type {readonly import('../plant.mjs').Fault[]} */
export const CONTRACT_FAULTS = [
  {
    id: 'patch-keeps-defaults',
    layer: 'contract',
    says: 'the patch is made from the input schema, so a change of the title empties the body',
    edits: [
      {
        file: `${NOTES}/src/contract/note-schema.ts`,
        from: 'z.strictObject(noteRules).partial()',
        to: 'noteInputSchema.partial()',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'unknown-keys-pass',
    layer: 'contract',
    says: 'a field that the contract does not have is let through',
    edits: [
      {
        file: `${NOTES}/src/contract/note-schema.ts`,
        from: 'export const noteInputSchema = z.strictObject({',
        to: 'export const noteInputSchema = z.looseObject({',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'operation-not-listed',
    layer: 'contract',
    says: 'an operation of the contract is missing in the list of channels',
    edits: [
      {
        file: `${NOTES}/src/contract/channels.ts`,
        from: "    'removeNote',\n",
        to: '',
      },
    ],
    caughtBy: 'types',
  },
  {
    id: 'no-bound',
    layer: 'contract',
    says: 'a text of any length is let through',
    edits: [
      {
        file: `${NOTES}/src/contract/note-schema.ts`,
        from: '.min(1).max(noteLimits.title.maxLength)',
        to: '.min(1)',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'any-text-is-a-date',
    layer: 'contract',
    says: 'any text of ten characters is let through as a date',
    edits: [
      {
        file: `${TASKS}/src/contract/task-schema.ts`,
        from: 'z.iso.date()',
        to: 'z.string().length(10)',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'enum-order-alphabetical',
    layer: 'contract',
    says: 'the values of an enum are offered by the alphabet, not in the order of the spec',
    edits: [
      {
        file: `${TASKS}/src/contract/limits.ts`,
        from: "['open', 'doing', 'done']",
        to: "['doing', 'done', 'open']",
      },
    ],
    caughtBy: 'browser',
  },
];
