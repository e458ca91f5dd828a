import { canonical, type LayerRequest } from '@nx-slice/pipeline';
import type { SourceFile } from '@nx-slice/schemas';

/**
 * What lies in the folder of a conversation with tools: what the first message says as well, as files, so that compilers
 * find the declarations where the code imports them from.
 */
export const workspaceInputs = (
  request: LayerRequest,
): readonly SourceFile[] => [
  ...request.contracts.flatMap(({ declarations }) => declarations),
  { path: 'inputs/BRIEF.md', content: request.brief },
  { path: 'inputs/plan.json', content: canonical(request.section.plan) },
  ...(request.history === undefined
    ? []
    : [
        {
          path: `inputs/released/${request.history.file.path}`,
          content: request.history.file.content,
        },
        {
          path: 'inputs/released/plan.json',
          content: canonical(request.history.plan),
        },
      ]),
  ...(request.feedback.length === 0
    ? []
    : [
        {
          path: 'inputs/FEEDBACK.md',
          content: request.feedback.map((line) => `${line}\n`).join('\n'),
        },
      ]),
  { path: 'package.json', content: '{ "private": true }\n' },
  {
    path: 'tsconfig.json',
    content: `${JSON.stringify(TSCONFIG(request.roots), null, 2)}\n`,
  },
];

/** For the agent's own use: the judge has programs of its own. */
const TSCONFIG = (roots: readonly string[]) => ({
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    strict: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    jsx: 'react-jsx',
    types: ['node'],
    noEmit: true,
  },
  include: roots.map((root) => root.replace(/\/+$/, '')),
});
