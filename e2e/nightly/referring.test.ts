import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { referringSpec, tinySpec } from '../support/specs.js';
import {
  createWorkspace,
  type NxRun,
  type Workspace,
} from '../support/workspace.js';

jest.setTimeout(900_000);

const contacts = tinySpec('contacts', 'Contact');
const meetings = referringSpec('meetings', 'Meeting', 'contacts/Contact');

/** The line of the reference in slice.json, as the workspace writes it. */
const LINE = 'packages/slices/meetings/slice.json:16:21';

let workspace: Workspace;
let first: NxRun;

beforeAll(async () => {
  workspace = createWorkspace({ contacts, meetings });
  first = await workspace.nx('run', 'meetings:generate');
});
afterAll(() => workspace.dispose());

test('generating a slice generates what it refers to', () => {
  expect(first.output).toContain('Successfully ran target generate');
  expect(first.output).toContain('meetings: 8 agent calls');
  const main = workspace.read('packages/desktop/src/main/slices.main.gen.ts');
  expect(main.indexOf(`name: 'contacts'`)).toBeLessThan(
    main.indexOf(`name: 'meetings'`),
  );
  expect(main).toContain('meetingsStore.meeting.countByHostId(id)');
  expect(
    JSON.parse(
      workspace.read('packages/slices/meetings/artifacts/applied.json'),
    ),
  ).toMatchObject({
    refersTo: [{ entity: 'Meeting', field: 'hostId', to: 'contacts/Contact' }],
  });
});

test('a slice that is still referred to is not removed: it says so, and nothing is lost', async () => {
  workspace.remove('packages/slices/contacts/slice.json');
  const before = workspace.files('packages/slices/contacts');
  const main = workspace.read('packages/desktop/src/main/slices.main.gen.ts');
  for (const more of [[], ['--excludeTaskDependencies']]) {
    const run = await workspace.nx('run', 'slice:generate', ...more);
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('REFERENCE_UNKNOWN');
    expect(run.output).toContain(LINE);
  }
  expect(workspace.files('packages/slices/contacts')).toEqual(before);
  expect(workspace.read('packages/desktop/src/main/slices.main.gen.ts')).toBe(
    main,
  );
});
