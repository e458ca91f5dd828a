import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import { createTemporaryFolder } from '@nx-slice/kernel/testing/temporary-folder.mjs';
import { join } from 'node:path';
import { appUnderTest } from '../../app/app-under-test.js';
import {
  electronFreeLauncher,
  type ElectronFreeLauncher,
} from '../../app/electron-free-app.js';
import { throughStates } from '../../scenarios/looks.js';
import { slicesUnderTest } from '../../scenarios/spec/slice-under-test.js';
import { specOf } from '../../support/specs.js';

jest.setTimeout(60_000);

const subject = appUnderTest(['notes', 'tasks'].map(specOf));
/** Absolute path of a folder: one PNG per state is saved there. */
const SCREENSHOTS = process.env['NX_SLICE_SCREENSHOTS'];

const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1000 },
  { name: 'dark', colorScheme: 'dark', width: 1000 },
  { name: 'narrow', colorScheme: 'light', width: 360 },
] as const;

let launcher: ElectronFreeLauncher;

beforeAll(async () => {
  launcher = await electronFreeLauncher(await subject.out());
});
afterAll(async () => {
  await launcher.dispose();
  subject.dispose();
});

for (const slice of slicesUnderTest(subject.plans)) {
  describe(`the slice ${slice.name}`, () => {
    for (const { name, colorScheme, width } of LOOKS) {
      test(`${name}: can be read and used, and fits, in every state`, async () => {
        const folder = createTemporaryFolder();
        const app = await launcher.launch(folder.path, {
          colorScheme,
          viewport: { width, height: 720 },
        });
        try {
          await throughStates(
            { slice, app: () => app },
            async (state, page) => {
              if (SCREENSHOTS === undefined) return;
              const file = `${slice.name}-${state.replace(' ', '-')}-${name}.png`;
              await page.screenshot({
                path: join(SCREENSHOTS, file),
                fullPage: true,
                animations: 'disabled',
                caret: 'hide',
              });
            },
          );
        } finally {
          await app.close();
          folder.remove();
        }
      });
    }
  });
}
