import type { PromiseExecutor } from '@nx/devkit';
import { ejectSlice } from '@nx-slice/pipeline';
import { run } from '../../job/run.js';
import { sliceProject } from '../../job/slice-project.js';

interface EjectOptions {
  readonly dryRun?: boolean;
}

/** From here on the files of the slice are people's. */
const eject: PromiseExecutor<EjectOptions> = ({ dryRun = false }, context) =>
  run(`${context.projectName ?? ''}:eject`, async ({ onEvent, signal }) => {
    const { workspace, root, project } = sliceProject(context);
    const ejected = await ejectSlice({
      workspace,
      root,
      dryRun,
      onEvent,
      signal,
    });
    if (ejected.ok) {
      console.log(
        `${project}: ${ejected.value.length} files ${dryRun ? 'would be' : 'are'} yours; nx-slice writes none of them again`,
      );
    }
    return ejected;
  });

export default eject;
