import { readFileSync } from 'node:fs';
import { z } from 'zod';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../hostile/${name}.json`, import.meta.url), 'utf8'),
  );

/** Paths to refuse: each alone, and sets of which each member alone may be harmless. */
export const hostilePaths = z
  .object({
    single: z.array(z.object({ rule: z.string(), path: z.string() })),
    sets: z.array(z.array(z.string())),
  })
  .parse(read('paths'));

/** Texts that would do something to a terminal or to a CI system, by name. */
export const hostileTexts = z
  .record(z.string(), z.string())
  .parse(read('terminal'));

/** More kinds of the same. */
export const moreHostileTexts: Readonly<Record<string, string>> = {
  'sequence of two characters (reset)': '\u001bcgone',
  'cut after the escape': 'text\u001b',
  'C1 operating system command': '\u009d0;title\u009c',
  'C1 without an end': '\u009d52;c;ZXZpbA==',
  'device status report, answered as typed text': '\u001b[6n',
  'colour by colons': '\u001b[38:2::255:0:0mred',
  'backspaces over what was there': 'safe\b\b\b\bevil',
  'form feed': 'a\fb',
  'delete character': 'a\u007fb',
  'isolated bidirectional text': 'a\u2066b\u2069',
  'letter that is a blank': 'a\u3164b',
  'blank braille': 'a\u2800b',
  'joiner of graphemes': 'a\u034fb',
  'variation selector': 'a\ufe0eb\u{e0101}',
  'soft hyphen and word joiner': 'a\u00adb\u2060c',
  'byte order mark in the middle': 'a\ufeffb',
  'half a surrogate pair': 'a\ud83db',
  'private use': 'a\ue000b',
  'paragraph separator before a command': 'a\u2029::error::x',
  'line separator before a command': 'a\u2028##vso[task.complete]',
  'carriage return before a command': 'a\r::add-mask::x',
  'next line before a command': 'a\u0085::warning::x',
  'blanks before a command': 'a\n \t ::error file=x::y',
  'exotic blanks before a command': '\u00a0\u3000::error::x',
  'escape before a command': '\u001b[0m::error::x',
  'CRLF before a command': 'a\r\n::error::x',
  'Azure command': '##vso[task.setvariable variable=x]y',
  'Azure command within a line': 'a ##vso[task.setvariable variable=x]y',
  'group of the runner': '##[group]x',
  'command of the runner within a line': 'a ##[error]x',
  'TeamCity within a line': "a ##teamcity[publishArtifacts 'x']",
  'fold of a log': 'section_start:1:x\r\u001b[0K',
  'three hashes': '###vso[task.complete]',
};
