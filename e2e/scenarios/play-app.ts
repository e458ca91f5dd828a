import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from '@jest/globals';
import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';
import type { App, AppLauncher } from '../app/app.js';
import { appUnderTest } from '../app/app-under-test.js';
import { electronLauncher } from '../app/electron-app.js';
import { electronFreeLauncher } from '../app/electron-free-app.js';
import { play } from './play.js';
import { slicesUnderTest } from './spec/slice-under-test.js';

/**
 * Registers every scenario of every slice of one app, and what starts and ends it.
 *
 * @param specs slice.json documents; see `appUnderTest` for the settings that choose others
 */
export function playApp(specs: readonly object[]): void {
  const subject = appUnderTest(specs);
  const folder = createTemporaryFolder();
  let launcher: AppLauncher;
  let app: App;

  beforeAll(async () => {
    launcher =
      process.env['NX_SLICE_HOST'] === 'electron'
        ? electronLauncher()
        : await electronFreeLauncher(await subject.out());
    app = await launcher.launch(folder.path);
  });
  afterAll(async () => {
    await app.close();
    await launcher.dispose();
    folder.remove();
    subject.dispose();
  });

  beforeEach(() => app.reset());
  afterEach(() => {
    expect(app.takeErrors()).toEqual([]);
  });

  const slices = slicesUnderTest(subject.plans);
  for (const slice of slices) {
    describe(`the slice ${slice.name}`, () => {
      play({ slice, app: () => app });
    });
  }

  test('every slice can be reached from every other', async () => {
    await app.show('/');
    for (const { title } of slices) {
      await app.page
        .getByRole('navigation', { name: 'Slices' })
        .getByRole('link', { name: title, exact: true })
        .click();
      await app.page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
  });
}
