import { join } from 'node:path';
import type { Diagnostic, Feedback, Result } from '@nx-slice/schemas';
import { readText, removeFile, replaceFile } from '../edge/files.js';
import { feedbackFile, feedbackText, readFeedback } from './feedback.js';

/** The `feedback/` folder of one slice. */
export interface FeedbackStore {
  /** What is said about a layer; empty when there is no file. */
  read(layer: string): Result<Feedback, readonly Diagnostic[]>;
  /** Writes only what changes: the file is an input of the layer's task. Nothing to say removes it. */
  write(layer: string, feedback: Feedback): void;
}

/** @param root absolute path of the slice's folder */
export function openFeedbackStore(root: string): FeedbackStore {
  const pathOf = (layer: string) => join(root, feedbackFile(layer));
  return {
    read: (layer) => readFeedback(readText(pathOf(layer)), feedbackFile(layer)),
    write: (layer, feedback) => {
      const text = feedbackText(feedback);
      if (text === readText(pathOf(layer))) return;
      if (text === undefined) removeFile(pathOf(layer), root);
      else replaceFile(pathOf(layer), text);
    },
  };
}
