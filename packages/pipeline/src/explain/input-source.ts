import { readSlice } from '@nx-slice/schemas';
import { feedbackFile, readFeedback } from '../feedback/feedback.js';
import { requestText } from '../plan/plan-commission.js';
import { canonical } from '../seal/canonical.js';

/** The file that an input is read from. */
export interface InputSource {
  /** Relative to the slice's folder. */
  readonly file: string;
  /** The input in a text of that file; `undefined` when it cannot be read. */
  readonly inputIn: (text: string) => string | undefined;
}

const asIs = (text: string): string => text;

/** Where an input comes from; `undefined` for what no file of the slice holds, such as a brief. */
export function sourceOf(input: string): InputSource | undefined {
  if (input === 'slice.json') {
    return {
      file: input,
      inputIn: (text) => {
        const read = readSlice(text, input);
        return read.ok ? requestText(read.value.slice) : undefined;
      },
    };
  }
  if (/^(plan\/sections|history)\/[^/]+$/.test(input)) {
    return { file: `artifacts/${input}.json`, inputIn: asIs };
  }
  const layer = /^([^/]+)\/contract$/.exec(input)?.[1];
  if (layer !== undefined) {
    return { file: `artifacts/${layer}/contract.json`, inputIn: asIs };
  }
  const told = /^feedback\/([^/]+)$/.exec(input)?.[1];
  if (told === undefined) return undefined;
  const file = feedbackFile(told);
  return {
    file,
    inputIn: (text) => {
      const read = readFeedback(text, file);
      return read.ok ? canonical(read.value.comments) : undefined;
    },
  };
}
