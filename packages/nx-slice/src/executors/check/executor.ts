import type { PromiseExecutor } from '@nx/devkit';
import { isFine, printDrift } from '@nx-slice/pipeline';
import { fail, ok } from '@nx-slice/schemas';
import { check } from '../../job/check.js';
import { run } from '../../job/run.js';
import { optionsIn } from '../../options.js';

interface CheckOptions {
  readonly app: string;
}

const executor: PromiseExecutor<CheckOptions> = ({ app }, context) =>
  run(`${context.projectName ?? ''}:check`, async (runContext) => {
    const { projects } = context.projectsConfigurations;
    const entries = Object.entries(projects);
    const checked = await check(
      {
        workspace: context.root,
        roots: new Map(entries.map(([name, { root }]) => [name, root])),
        slices: entries
          .filter(([, { tags = [] }]) => tags.includes('slice'))
          .map(([name]) => name),
        options: { ...optionsIn(context.nxJsonConfiguration), app },
      },
      runContext,
    );
    if (!checked.ok) return checked;
    const { drift, problems } = checked.value;
    if (drift.length > 0) console.log(printDrift(drift));
    const wrong = drift.filter((item) => !isFine(item));
    if (problems.length > 0) return fail(problems);
    if (wrong.length > 0) {
      console.error(
        `${wrong.length} of these are not what the artifacts say: run npx nx run slice:generate`,
      );
      return fail([]);
    }
    console.log('Sources, registrations and artifacts agree.');
    return ok(checked.value);
  });

export default executor;
