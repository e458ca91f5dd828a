import { escapeInvisible } from './escape-invisible.js';
import { shown } from './shown.js';

const MAX_PROMPT_TEXT = 8_000;

/**
 * The one function for foreign text that goes to an agent: a person's comment, a spec's intent, a message of a
 * tool. Nothing invisible reaches the model, so that a person who reads the prompt sees what it sees; long
 * text is cut. What the words ask for is no matter of escaping: an agent is assumed to obey them, and has
 * nothing within reach that it must not touch.
 *
 * @param limit in UTF-16 code units
 */
export const inertForPrompt = (text: string, limit = MAX_PROMPT_TEXT): string =>
  shown(text, limit, escapeInvisible);
