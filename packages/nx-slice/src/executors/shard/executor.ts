import type { PromiseExecutor } from '@nx/devkit';
import { diagnostic } from '@nx-slice/pipeline';
import { fail, ok } from '@nx-slice/schemas';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { run } from '../../job/run.js';
import { divide } from '../../shards/divide.js';
import { sliceGraph } from '../../shards/slice-graph.js';

interface ShardOptions {
  readonly count: number;
  readonly output?: string;
}

const shard: PromiseExecutor<ShardOptions> = ({ count, output }, context) =>
  run(`${context.projectName ?? ''}:shard`, () => {
    // Nx checks the type of an option, and not its range.
    if (count < 1) return Promise.resolve(fail([noMachine(count)]));
    const { slices, edges } = sliceGraph(context.projectGraph);
    const matrix = JSON.stringify({ include: divide(edges, slices, count) });
    console.log(matrix);
    if (output !== undefined) {
      const file = resolve(context.root, output);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${matrix}\n`);
    }
    return Promise.resolve(ok(slices));
  });

const noMachine = (count: number) =>
  diagnostic({
    code: 'SHARD_COUNT',
    stage: 'spec',
    message: `--count ${count}: the slices cannot be divided among fewer than one machine`,
    hint: 'Say how many machines there are: --count 3',
  });

export default shard;
