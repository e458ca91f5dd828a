import type { ExecutorContext } from '@nx/devkit';
import {
  createSharedTurns,
  diagnostic,
  inertLine,
  type Turns,
} from '@nx-slice/pipeline';
import { fail, ok, type Diagnostic, type Result } from '@nx-slice/schemas';
import { z } from 'zod';
import { optionsIn, type PluginOptions } from '../options.js';
import { invocation } from './run-ledger.js';
import { MAX_COST, spendingFile } from './spending.js';

/**
 * What agents may take, and how many may be asked at once. They are read from nx.json and are no options of the
 * targets: Nx would make everything again when one of them changes.
 */
export type TurnOptions = Pick<
  PluginOptions,
  'budget' | 'prices' | 'parallelTurns'
>;

export function turnOptions(context: ExecutorContext): TurnOptions {
  const { budget, prices, parallelTurns } = optionsIn(
    context.nxJsonConfiguration,
  );
  return { budget, prices, parallelTurns };
}

const PARALLEL_TURNS = 4;

const positive = z.number().positive();
const limitSchema = z
  .strictObject({ tokens: positive, cost: positive, minutes: positive })
  .partial();
const priceSchema = z.strictObject({
  input: z.number().min(0),
  cachedInput: z.number().min(0),
  output: z.number().min(0),
});
const optionsSchema = z.object({
  budget: z
    .strictObject({
      attempt: limitSchema,
      layer: limitSchema,
      slice: limitSchema,
      run: limitSchema,
    })
    .partial()
    .default({}),
  prices: z.record(z.string(), priceSchema).default({}),
  parallelTurns: z.int().min(1).max(64).default(PARALLEL_TURNS),
});

/** @param workspace absolute path */
export function openTurns(
  workspace: string,
  options: TurnOptions,
  env: NodeJS.ProcessEnv,
): Result<Turns, readonly Diagnostic[]> {
  const read = optionsSchema.safeParse(options);
  if (!read.success) {
    return fail(
      read.error.issues.map(({ path, message }) =>
        problem(
          'OPTION_INVALID',
          `${path.join('.')} of nx-slice in nx.json: ${message}`,
          'A budget is { "attempt"?, "layer"?, "slice"?, "run"? }, each of { "tokens"?, "cost"?, "minutes"? }; a price is { "input", "cachedInput", "output" }.',
        ),
      ),
    );
  }
  const { budget, prices, parallelTurns } = read.data;
  const said = env[MAX_COST];
  const cost = said === undefined || said === '' ? undefined : Number(said);
  if (cost !== undefined && !(cost > 0 && Number.isFinite(cost))) {
    return fail([
      problem(
        'OPTION_INVALID',
        `--max-cost is ${JSON.stringify(said)}, which is no amount of money`,
        'Give it a number, such as --max-cost 2.50.',
      ),
    ]);
  }
  return ok(
    createSharedTurns({
      file: spendingFile(workspace, env),
      session: invocation(env),
      prices,
      parallel: parallelTurns,
      limits:
        cost === undefined
          ? budget
          : { ...budget, run: { ...budget.run, cost } },
    }),
  );
}

const problem = (code: string, message: string, hint: string): Diagnostic =>
  diagnostic({ code, stage: 'spec', message: inertLine(message), hint });
