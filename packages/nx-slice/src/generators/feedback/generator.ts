import { globAsync, type Tree } from '@nx/devkit';
import { LAYERS } from '@nx-slice/electron/table';
import {
  feedbackFile,
  feedbackText,
  inertLine,
  printDiagnostic,
  readFeedback,
} from '@nx-slice/pipeline';
import { FEEDBACK_LIMITS, type Feedback } from '@nx-slice/schemas';
import { basename, dirname } from 'node:path/posix';
import { sliceNameIn } from '../../targets/project-names.js';
import { showFeedback } from './show-feedback.js';

interface FeedbackOptions {
  readonly slice: string;
  readonly layer: string;
  readonly message?: string;
  readonly clear?: boolean;
}

/** Adds a comment to a layer's feedback, shows what is there, or takes it away. */
export default async function feedback(
  tree: Tree,
  { slice, layer, message = '', clear = false }: FeedbackOptions,
): Promise<void> {
  const root = await rootOf(tree, slice);
  if (!LAYERS.some(({ name }) => name === layer)) {
    throw new Error(
      `There is no layer ${JSON.stringify(layer)}; there are ${LAYERS.map(({ name }) => name).join(', ')}`,
    );
  }
  const file = `${root}/${feedbackFile(layer)}`;
  if (clear && message.trim() !== '') {
    throw new Error('Either --clear or a message');
  }
  // Also one that cannot be read.
  if (clear) {
    if (tree.exists(file)) tree.delete(file);
    return;
  }
  const read = readFeedback(tree.read(file, 'utf8') ?? undefined, file);
  if (!read.ok)
    throw new Error(read.error.map((item) => printDiagnostic(item)).join('\n'));
  if (message.trim() === '') {
    console.log(showFeedback(file, read.value));
    return;
  }
  const text = feedbackText(withComment(read.value, message.trim()));
  if (text !== undefined) tree.write(file, text);
}

async function rootOf(tree: Tree, slice: string): Promise<string> {
  const roots = new Map(
    (await globAsync(tree, ['**/slice.json'])).map((file) => [
      sliceNameIn(tree.read(file, 'utf8') ?? '') ?? basename(dirname(file)),
      dirname(file),
    ]),
  );
  const root = roots.get(slice);
  if (root !== undefined) return root;
  const known = [...roots.keys()].sort().map((name) => inertLine(name));
  throw new Error(
    `There is no slice ${JSON.stringify(slice)}; ${known.length === 0 ? 'there is none at all' : `there are ${known.join(', ')}`}`,
  );
}

function withComment(feedback: Feedback, comment: string): Feedback {
  const { comments } = feedback;
  if (comments.includes(comment)) return feedback;
  if (comment.length > FEEDBACK_LIMITS.comment) {
    throw new Error(
      `A comment has at most ${FEEDBACK_LIMITS.comment} characters, this one has ${comment.length}`,
    );
  }
  if (comments.length >= FEEDBACK_LIMITS.comments) {
    throw new Error(
      `There are ${comments.length} comments already, and an agent heeds no more: put them together in fewer, or clear them`,
    );
  }
  return { ...feedback, comments: [...comments, comment] };
}
