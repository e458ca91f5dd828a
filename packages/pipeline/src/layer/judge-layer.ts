import {
  fail,
  ok,
  type Artifact,
  type Contract,
  type Diagnostic,
  type Result,
  type SourceFile,
} from '@nx-slice/schemas';
import { createPrivateWorkspace } from '../edge/private-workspace.js';
import type { Layer, Stack } from '../stack.js';
import { parseArtifact } from '../verify/parse.js';
import { checkPaths } from '../verify/path-policy.js';
import { readContract } from '../verify/read-contract.js';
import { runChecks } from '../verify/stages.js';

export interface Judged {
  readonly artifact: Artifact;
  readonly contract: Contract;
}

export interface Bench {
  readonly stack: Stack;
  readonly layer: Layer;
  /** The domain contract and the declarations of the needed layers: what the code compiles against. */
  readonly declarations: readonly SourceFile[];
  /** The files of the needed layers: what its tests run on. */
  readonly runtime: readonly SourceFile[];
  readonly nodeModules: string;
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

  const workspace = createPrivateWorkspace(bench.nodeModules);
  try {
    workspace.add(bench.declarations);
    workspace.add(artifact.files);
    const diagnostics = await runChecks({
      folder: workspace.folder,
      reports: workspace.reports,
      stack,
      files: artifact.files.map(({ path }) => path),
      ownerOf: () => layer.name,
      provideRuntime: () => workspace.add(bench.runtime),
      entries: layer.entries,
      promises: artifact.contracts,
      signal,
    });
    if (diagnostics.length > 0) {
      return fail(diagnostics.map((item) => ({ ...item, layer: layer.name })));
    }
    const contract = readContract(workspace.folder, layer.name, {
      entries: layer.entries,
      roots: layer.roots,
      promises: artifact.contracts,
    });
    return ok({ artifact, contract });
  } finally {
    workspace.remove();
  }
}
