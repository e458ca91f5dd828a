import type { PlanField } from '@nx-slice/schemas';
import { badValues, TEN_MEGABYTES, type Bad } from './bad-values.js';
import { validInput } from './inputs.js';
import type { PlannedCall } from './planned-calls.js';
import type { Samples, Values } from './sample-data.js';

/** Inputs that main must refuse as `BAD_REQUEST`: each differs from a valid one in one thing. */
export function badInputs(call: PlannedCall, samples: Samples): readonly Bad[] {
  const valid = validInput(call, samples);
  return [
    ...NO_INPUT,
    ...extraKeys(valid),
    ...badParts(call).flatMap((part) => variants(valid, part)),
    ...(call.operation.kind === 'update' ? badPatches(call, valid) : []),
  ];
}

/** What crosses to main although no operation takes it. */
const NO_INPUT: readonly Bad[] = [
  { why: 'nothing in place of the input', value: undefined },
  { why: 'null in place of the input', value: null },
  { why: 'a list in place of the input', value: [] },
  { why: 'a list of inputs', value: [{}] },
  { why: 'text in place of the input', value: 'text' },
  { why: 'ten megabytes in place of the input', value: TEN_MEGABYTES },
  { why: 'a number in place of the input', value: 42 },
  { why: 'NaN in place of the input', value: Number.NaN },
  { why: 'yes in place of the input', value: true },
  { why: 'a big number in place of the input', value: 1n },
  { why: 'bytes in place of the input', value: new Uint8Array([1]) },
];

/** Objects of a kind of their own, without a key: to a schema they are as good as an object. */
export const KEYLESS: readonly Bad[] = [
  { why: 'a moment', value: new Date(0) },
  { why: 'an invalid moment', value: new Date(Number.NaN) },
  { why: 'a map', value: new Map([['id', 'x']]) },
  { why: 'a set', value: new Set(['x']) },
  { why: 'a pattern', value: /x/ },
  { why: 'an error', value: new Error('x') },
  { why: 'no bytes', value: new ArrayBuffer(0) },
];

/** `JSON.parse` and structured cloning make `__proto__` a key like any other. */
const HOSTILE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString'];

function extraKeys(valid: Values): readonly Bad[] {
  return ['admin', 'rowid', ...HOSTILE_KEYS].flatMap((key) => [
    { why: `the key ${key}`, value: withKey(valid, key, { ...valid }) },
    { why: `nothing but the key ${key}`, value: withKey({}, key, valid) },
  ]);
}

/** A copy that has the key as its own, even if it is `__proto__`. */
const withKey = (values: Values, key: string, value: unknown): Values =>
  Object.defineProperty({ ...values }, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

/** One member of an input, and what must not stand there. */
interface Part {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly bad: readonly Bad[];
}

const NULL: Bad = { why: 'null', value: null };

const ID: Part = {
  name: 'id',
  isNeeded: true,
  bad: [
    NULL,
    { why: 'a number', value: 1 },
    { why: 'a list', value: [] },
    { why: 'no id', value: 'none' },
    { why: 'SQL', value: "' or 1=1 --" },
    { why: 'ten megabytes', value: TEN_MEGABYTES },
  ],
};
const SEARCH: Part = {
  name: 'search',
  isNeeded: false,
  bad: [
    NULL,
    { why: 'a number', value: 1 },
    { why: 'a list', value: ['a'] },
    { why: 'an object', value: {} },
    { why: 'a pattern', value: /a/ },
    { why: 'text that is too long by one', value: 'x'.repeat(101) },
    { why: 'ten megabytes', value: TEN_MEGABYTES },
  ],
};

const partOf = (field: PlanField): Part => ({
  name: field.name,
  isNeeded: !field.optional && field.default === null,
  bad: [NULL, ...badValues(field)],
});

function badParts({ operation, entity }: PlannedCall): readonly Part[] {
  switch (operation.kind) {
    case 'list':
      // Without a search, the word is a key that main does not know.
      return [SEARCH];
    case 'create':
      return entity.fields.map(partOf);
    case 'get':
    case 'remove':
    case 'command':
    case 'update':
      return [ID];
    case 'query':
      return entity.fields
        .filter(({ name }) => operation.where?.includes(name))
        .map((field) => ({ ...partOf(field), isNeeded: true }));
  }
}

const variants = (
  valid: Values,
  { name, isNeeded, bad }: Part,
): readonly Bad[] => [
  ...(isNeeded
    ? [{ why: `no ${name}`, value: { ...valid, [name]: undefined } }]
    : []),
  ...bad.map(({ why, value }) => ({
    why: `${name}: ${why}`,
    value: { ...valid, [name]: value },
  })),
];

function badPatches({ entity }: PlannedCall, valid: Values): readonly Bad[] {
  const patch = (why: string, value: unknown): Bad => ({
    why: `patch: ${why}`,
    value: { ...valid, patch: value },
  });
  return [
    patch('none', undefined),
    patch('null', null),
    patch('a list', []),
    patch('text', 'text'),
    ...['id', 'createdAt', 'updatedAt'].map((key) =>
      patch(`the key ${key}`, { [key]: valid['id'] }),
    ),
    ...extraKeys({}).map(({ why, value }) => patch(why, value)),
    ...entity.fields.flatMap((field) =>
      // `null` clears what is optional.
      [...badValues(field), ...(field.optional ? [] : [NULL])].map(
        ({ why, value }) =>
          patch(`${field.name}: ${why}`, { [field.name]: value }),
      ),
    ),
  ];
}
