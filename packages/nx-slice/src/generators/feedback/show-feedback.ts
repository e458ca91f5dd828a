import { inert, inertLine, printDiagnostic } from '@nx-slice/pipeline';
import type { Feedback } from '@nx-slice/schemas';

/** What a feedback file says, for a person. */
export function showFeedback(
  file: string,
  { comments, verify, keep }: Feedback,
): string {
  const lines = [
    ...comments.map((comment) => `- ${inert(comment)}`),
    ...(verify
      ? [
          'From verify:',
          ...verify.diagnostics.map((item) => printDiagnostic(item)),
        ]
      : []),
    ...(keep
      ? [
          'The artifact that is there is kept as long as its inputs are the same.',
        ]
      : []),
  ];
  return [
    `${inertLine(file)}: ${lines.length === 0 ? 'nothing' : ''}`.trimEnd(),
    ...lines,
  ].join('\n');
}
