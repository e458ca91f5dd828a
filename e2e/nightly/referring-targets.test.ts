import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { referringSpec, tinySpec } from '../support/specs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

jest.setTimeout(300_000);

const contacts = tinySpec('contacts', 'Contact');
const meetings = referringSpec('meetings', 'Meeting', 'contacts/Contact');
/** Where slice.json names what it refers to, as the workspace writes it. */
const PLACE = 'slice.json:16:21';

let workspace: Workspace;
beforeAll(() => {
  workspace = createWorkspace({ contacts, meetings });
});
afterAll(() => workspace.dispose());

const write = (name: string, spec: object): void =>
  workspace.write(`packages/slices/${name}/slice.json`, spec);
const plan = (name = 'meetings') =>
  workspace.nx('run', `${name}:plan`, '--outputStyle=static');
/** Whether a plan came from the cache of Nx. */
const isCached = (output: string, name: string): boolean => {
  const line = output
    .split('\n')
    .find((one) => one.includes(`nx run ${name}:plan`));
  if (line === undefined) throw new Error(`${name} was not planned: ${output}`);
  return line.includes('cache');
};

test('a slice is planned after the one that it refers to', async () => {
  const { code, output } = await plan();
  expect(code).toBe(0);
  expect(isCached(output, 'contacts')).toBe(false);
  expect(isCached(output, 'meetings')).toBe(false);
  const inputs: unknown = JSON.parse(
    workspace.read('packages/slices/meetings/artifacts/plan/seal.json'),
  );
  expect(inputs).toMatchObject({
    inputs: expect.arrayContaining([
      expect.objectContaining({ name: 'contacts/plan/contract' }),
    ]),
  });
});

test('what is not promised over there is no reason to plan again', async () => {
  write('contacts', { ...contacts, intent: 'Said in other words.' });
  const { output } = await plan();
  expect(isCached(output, 'contacts')).toBe(false);
  expect(isCached(output, 'meetings')).toBe(true);
});

test('what is promised is; what is not read here changes no layer', async () => {
  const sections = () =>
    workspace.files('packages/slices/meetings/artifacts/plan/sections');
  const before = sections();
  const [entity] = contacts.entities;
  write('contacts', {
    ...contacts,
    entities: [
      {
        ...entity,
        fields: [
          ...(entity?.fields ?? []),
          { name: 'phone', type: 'string', optional: true },
        ],
      },
    ],
  });
  const { output } = await plan();
  expect(isCached(output, 'meetings')).toBe(false);
  expect(sections()).toEqual(before);
});

test('a reference to what is not there fails by line, and stops nobody else', async () => {
  write('meetings', referringSpec('meetings', 'Meeting', 'contacts/Person'));
  const { code, output } = await plan();
  expect(code).not.toBe(0);
  expect(output).toContain(
    `packages/slices/meetings/${PLACE} - error REFERENCE_UNKNOWN`,
  );
  expect((await plan('contacts')).code).toBe(0);
  write('meetings', meetings);
});

test('a circle fails on both sides, and stops no other command', async () => {
  write('contacts', referringSpec('contacts', 'Contact', 'meetings/Meeting'));
  for (const name of ['contacts', 'meetings']) {
    const { code, output } = await plan(name);
    expect(code).not.toBe(0);
    expect(output).toContain(
      `packages/slices/${name}/${PLACE} - error REFERENCE_CIRCULAR`,
    );
  }
  const { code, output } = await workspace.nx('show', 'projects');
  expect(code).toBe(0);
  expect(output).toContain('meetings');
  write('contacts', contacts);
});

test('without the slice that it refers to, a plan fails by line', async () => {
  workspace.remove('packages/slices/contacts/slice.json');
  const { code, output } = await plan();
  expect(code).not.toBe(0);
  expect(output).toContain(
    `packages/slices/meetings/${PLACE} - error REFERENCE_UNKNOWN`,
  );
  expect((await workspace.nx('show', 'projects')).code).toBe(0);
});
