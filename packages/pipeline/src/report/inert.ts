import { escapeInvisible } from './escape-invisible.js';
import { shown } from './shown.js';

/** UTF-16 code units; the messages of the checks are shorter. */
const MAX_TEXT = 4_000;
const MAX_LINE = 400;

/**
 * The one function for text from an agent, a tool or a file that is printed, on a terminal or into a log. Every
 * invisible character is shown as an escape, so that no sequence reaches a terminal and none that was cut
 * short reaches into the text behind it; no line can pass for a command to a CI system. What was made inert
 * once stays as it is.
 *
 * @param limit in UTF-16 code units; longer text is cut, and says so
 */
export const inert = (text: string, limit = MAX_TEXT): string =>
  shown(text, limit, (foreign) => withoutCommands(escapeInvisible(foreign)));

/** The same for what is printed within a line, such as a path or a name: it cannot begin another one. */
export const inertLine = (text: string, limit = MAX_LINE): string =>
  inert(text, limit).replace(/\n/g, '\\n').replace(/\t/g, '\\t');

/**
 * GitHub obeys `::name::` at the start of a line, blanks not counted, and `##[name]` anywhere in it; Azure obeys
 * `##vso[` and TeamCity `##teamcity[`, both anywhere.
 */
const withoutCommands = (text: string): string =>
  text
    .replace(/##(?=\w*\[)/g, '#\\#')
    .replace(/^([^\S\n]*)(::|##)/gm, '$1\\$2');
