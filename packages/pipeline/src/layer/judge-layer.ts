import {
  fail,
  ok,
  type Artifact,
  type Contract,
  type Diagnostic,
  type History,
  type Plan,
  type Result,
  type SourceFile,
} from '@nx-slice/schemas';
import type { Isolation } from '../edge/isolation/isolation.js';
import { createPrivateWorkspace } from '../edge/private-workspace.js';
import { checkGrowth } from '../history/check-growth.js';
import type { Layer, Stack } from '../stack.js';
import { conformanceTo } from '../verify/conformance.js';
import { parseArtifact } from '../verify/parse.js';
import { checkPaths } from '../verify/path-policy.js';
import type { Site } from '../verify/check.js';
import { readContract } from '../verify/read-contract.js';
import { READING, runChecks, RUNNING } from '../verify/stages.js';

export interface Judged {
  readonly artifact: Artifact;
  readonly contract: Contract;
}

export interface Bench {
  readonly stack: Stack;
  readonly layer: Layer;
  /** The plan as the layer sees it: its conformance tests are made from it. */
  readonly section: Plan;
  /** What was applied of the layer's growing file. */
  readonly history?: History | undefined;
  /** The domain contract and the declarations of the needed layers: what the code compiles against. */
  readonly declarations: readonly SourceFile[];
  /** The files of the needed layers: what its tests run on. */
  readonly runtime: readonly SourceFile[];
  readonly nodeModules: string;
  /** Where the code runs. */
  readonly isolation: Isolation;
  /** How long one run of a tool may take; milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Judges one answer in a workspace of its own, which is gone afterwards. */
export async function judgeLayer(
  answer: string,
  bench: Bench,
): Promise<Result<Judged, readonly Diagnostic[]>> {
  const { stack, layer, signal } = bench;
  const parsed = parseArtifact(answer, layer.name);
  if (!parsed.ok) return parsed;
  const artifact = parsed.value;
  const refused = checkPaths(artifact.files, {
    roots: layer.roots,
    layer: layer.name,
  });
  if (refused.length > 0) return fail(refused);
  const regrown = checkGrowth(layer, artifact.files, bench.history);
  if (regrown.length > 0) return fail(regrown);

  const conformance = conformanceTo({
    layer: layer.name,
    demanded: await stack.conformance(bench.section, layer.name),
    written: artifact.files,
    shared: bench.declarations,
  });
  const workspace = createPrivateWorkspace(bench.nodeModules);
  try {
    workspace.add(bench.declarations);
    workspace.add(artifact.files);
    const site: Site = {
      folder: workspace.folder,
      scratch: workspace.scratch,
      isolation: bench.isolation,
      deadline: bench.deadline,
      stack,
      files: artifact.files.map(({ path }) => path),
      ownerOf: () => layer.name,
      provideRuntime: () =>
        workspace.add([...bench.runtime, ...conformance.files]),
      conformance: conformance.tests,
      entries: layer.entries,
      promises: artifact.contracts,
      signal,
    };
    const rejected = (found: readonly Diagnostic[]) =>
      fail(found.map((item) => ({ ...item, layer: layer.name })));
    const misread = await runChecks(READING, site);
    if (misread.length > 0) return rejected(misread);
    // Before anything of it runs: its tests could write other declarations.
    const contract = readContract(workspace.folder, layer.name, {
      entries: layer.entries,
      roots: layer.roots,
      promises: artifact.contracts,
    });
    const misbehaved = await runChecks(RUNNING, site);
    if (misbehaved.length > 0) return rejected(misbehaved);
    return ok({ artifact, contract });
  } finally {
    workspace.remove();
  }
}
