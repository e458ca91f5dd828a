import { join, resolve } from 'node:path';
import type { Diagnostic, LayerPromise, SourceFile } from '@nx-slice/schemas';
import { artifactSchema } from '@nx-slice/schemas';
import { processLevel } from '../../../pipeline/src/edge/isolation/process-level.js';
import { judgeLayer } from '../../../pipeline/src/layer/judge-layer.js';
import { layerOf, transitiveNeeds } from '../../../pipeline/src/stack.js';
import { createScaffoldAgent } from '../../src/scaffold/scaffold-agent.js';
import { electronStack } from '../../src/stack.js';
import { planOf } from '../support/build-slice.js';

const stack = electronStack();
const NODE_MODULES = join(
  resolve(import.meta.dirname, '../../../..'),
  'node_modules',
);

/** One mistake in one layer, by an author whose tests agree with it. */
export interface Fault {
  readonly layer: string;
  /** What is replaced in which source, and by what. */
  readonly edits: readonly (readonly [
    path: string,
    from: string,
    to: string,
  ])[];
  /** A test file instead of all the others; helpers stay. */
  readonly test: SourceFile;
}

/** What the gate says of the scaffold agent's layer with this fault in it. */
export async function judgeFault(
  spec: object,
  { layer: name, edits, test }: Fault,
): Promise<readonly Diagnostic[]> {
  const plan = planOf(spec);
  const layer = layerOf(stack, name);
  const written = await answerOf(spec, name);
  const sources = written.files.filter(({ path }) => !path.includes('.test.'));
  const files = edits.reduce<readonly SourceFile[]>(
    (before, [path, from, to]) => {
      const found = before.find((file) => file.path === path);
      if (!found?.content.includes(from)) {
        throw new Error(`${path} has no ${from}`);
      }
      return before.map((file) =>
        file === found
          ? { path, content: file.content.replaceAll(from, to) }
          : file,
      );
    },
    sources,
  );
  const needed = await Promise.all(
    transitiveNeeds(stack, layer).map((need) => answerOf(spec, need.name)),
  );
  const judged = await judgeLayer(
    JSON.stringify({ ...written, files: [...files, test] }),
    {
      stack,
      layer,
      section: layer.sees(plan),
      declarations: [
        ...(await stack.compileDomain(plan)),
        ...needed.flatMap((need) =>
          need.files.filter(({ path }) => path.startsWith('src/')),
        ),
      ],
      runtime: [],
      nodeModules: NODE_MODULES,
      isolation: processLevel('process'),
      deadline: 300_000,
      signal: new AbortController().signal,
    },
  );
  return judged.ok ? [] : judged.error;
}

async function answerOf(
  spec: object,
  name: string,
): Promise<{
  readonly files: readonly SourceFile[];
  readonly contracts: readonly LayerPromise[];
}> {
  const { sees, roots, brief } = layerOf(stack, name);
  const reply = await createScaffoldAgent()
    .open({
      kind: 'layer',
      slice: 'notes',
      layer: name,
      brief,
      section: { version: 1, layer: name, plan: sees(planOf(spec)) },
      contracts: [],
      roots,
      feedback: [],
    })
    .ask({ kind: 'request' }, new AbortController().signal);
  if (reply.kind === 'failure') {
    throw new Error(JSON.stringify(reply.diagnostics));
  }
  return artifactSchema.parse(JSON.parse(reply.text));
}
