import type { PromiseExecutor } from '@nx/devkit';
import { fail, ok } from '@nx-slice/schemas';
import { printHealth } from '../../job/print-health.js';
import { healthOf } from '../../job/health.js';
import { run } from '../../job/run.js';
import { optionsIn } from '../../options.js';

interface DoctorOptions {
  readonly json?: boolean;
}

const doctor: PromiseExecutor<DoctorOptions> = ({ json = false }, context) =>
  run(`${context.projectName ?? ''}:doctor`, async ({ signal }) => {
    const lines = await healthOf({
      workspace: context.root,
      options: optionsIn(context.nxJsonConfiguration),
      env: process.env,
      signal,
    });
    console.log(json ? JSON.stringify(lines, null, 2) : printHealth(lines));
    return lines.some(({ status }) => status === 'error')
      ? fail([])
      : ok(lines);
  });

export default doctor;
