import { honestArtifact, honestText } from '../support/answer.js';

const { files, contracts } = honestArtifact;
const [file] = files;
const text = (value: unknown): string => JSON.stringify(value);
const withFile = (json: string): string =>
  `{"files":[{"path":"src/db/index.ts",${json}}],"contracts":[]}`;
const content = (literal: string): string => withFile(`"content":${literal}`);
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Answers that are no artifact, each with the one code that says why. */
export const oddAnswers: readonly (readonly [
  name: string,
  code: string,
  answer: unknown,
])[] = [
  ['nothing', 'ANSWER_EMPTY', ''],
  ['blanks', 'ANSWER_EMPTY', ' \n\t\r\n'],
  ['a byte order mark', 'ANSWER_BYTE_ORDER_MARK', '\ufeff'],
  ['a document behind it', 'ANSWER_BYTE_ORDER_MARK', `\ufeff${honestText}`],

  ['a fence', 'ANSWER_FENCED', `\`\`\`json\n${honestText}\n\`\`\``],
  [
    'a fence without a name',
    'ANSWER_FENCED',
    `\n\`\`\`\n${honestText}\n\`\`\`\n`,
  ],
  ['prose before', 'ANSWER_PROSE', `Here it is:\n${honestText}`],
  [
    'prose and a fence',
    'ANSWER_PROSE',
    `Sure!\n\`\`\`json\n${honestText}\n\`\`\``,
  ],
  ['prose behind', 'ANSWER_PROSE', `${honestText}\nThat is all.`],
  ['a fence behind', 'ANSWER_PROSE', `${honestText}\n\`\`\``],
  ['prose that begins like a literal', 'ANSWER_PROSE', 'true to my word: {}'],
  ['only prose', 'ANSWER_PROSE', 'I cannot do that.'],
  ['a tool call as XML', 'ANSWER_PROSE', `<answer>${honestText}</answer>`],
  ['two documents', 'ANSWER_TWO_DOCUMENTS', `${honestText}${honestText}`],
  ['one document a line', 'ANSWER_TWO_DOCUMENTS', `{}\n{}\n`],
  ['a list behind', 'ANSWER_TWO_DOCUMENTS', `${honestText} []`],
  ['a bracket too many', 'ANSWER_NOT_JSON', `${honestText}}`],

  ['cut in a text', 'ANSWER_CUT_SHORT', honestText.slice(0, 700)],
  ['cut behind a comma', 'ANSWER_CUT_SHORT', '{"files":[],'],
  ['cut behind a key', 'ANSWER_CUT_SHORT', '{"files"'],
  ['cut in a literal', 'ANSWER_CUT_SHORT', '{"files":nul'],
  ['cut in an escape', 'ANSWER_CUT_SHORT', '{"files":"\\u00'],
  ['the first bracket alone', 'ANSWER_CUT_SHORT', '{'],

  ['a comma before the end', 'ANSWER_NOT_JSON', '{"files":[],"contracts":[],}'],
  ['a comment', 'ANSWER_NOT_JSON', '{"files":[], // none\n"contracts":[]}'],
  ['single quotes', 'ANSWER_NOT_JSON', `{'files':[],'contracts':[]}`],
  ['keys without quotes', 'ANSWER_NOT_JSON', '{files:[],contracts:[]}'],
  ['a line end within a text', 'ANSWER_NOT_JSON', content('"a\nb"')],
  ['a control within a text', 'ANSWER_NOT_JSON', content('"a\u0001b"')],
  ['an unknown escape', 'ANSWER_NOT_JSON', content('"\\x41"')],
  ['half an escape', 'ANSWER_NOT_JSON', content('"\\u12"')],
  ['a template literal', 'ANSWER_NOT_JSON', content('`a`')],
  ['NaN', 'ANSWER_NOT_JSON', content('NaN')],
  ['Infinity', 'ANSWER_NOT_JSON', content('-Infinity')],
  ['a number with a zero before it', 'ANSWER_NOT_JSON', content('01')],
  ['a number without digits', 'ANSWER_NOT_JSON', content('1.')],
  ['a hexadecimal number', 'ANSWER_NOT_JSON', content('0x10')],
  ['texts that are added', 'ANSWER_NOT_JSON', content('"a" + "b"')],
  [
    'brackets that do not match',
    'ANSWER_NOT_JSON',
    '{"files":[},"contracts":[]}',
  ],
  ['no colon', 'ANSWER_NOT_JSON', '{"files" []}'],
  ['a no-break space between tokens', 'ANSWER_NOT_JSON', '{\u00a0"files":[]}'],
  ['U+2028 between tokens', 'ANSWER_NOT_JSON', '{\u2028"files":[]}'],
  ['a sequence for the terminal', 'ANSWER_PROSE', '\u001b[2J{}'],
  ['a command for a CI system', 'ANSWER_PROSE', '::error::x\n{}'],

  [
    'a key twice',
    'ANSWER_DUPLICATE_KEY',
    '{"files":[],"contracts":[],"files":[]}',
  ],
  [
    'a path twice',
    'ANSWER_DUPLICATE_KEY',
    withFile('"content":"","path":"../x.ts"'),
  ],
  [
    'a key twice, once escaped',
    'ANSWER_DUPLICATE_KEY',
    withFile('"content":"","c\\u006fntent":"x"'),
  ],
  [
    '__proto__',
    'ANSWER_FORBIDDEN_KEY',
    '{"__proto__":{"files":[]},"files":[],"contracts":[]}',
  ],
  [
    '__proto__ in a file',
    'ANSWER_FORBIDDEN_KEY',
    withFile('"content":"","__proto__":{}'),
  ],
  [
    '__proto__, escaped',
    'ANSWER_FORBIDDEN_KEY',
    '{"\\u005f_proto__":1,"files":[],"contracts":[]}',
  ],
  ['a number too large', 'ANSWER_BAD_NUMBER', content('1e400')],
  ['a number too small', 'ANSWER_BAD_NUMBER', content('-1e999999')],
  ['U+0000 in a content', 'ANSWER_BAD_TEXT', content('"a\\u0000b"')],
  ['U+0000 in a key', 'ANSWER_BAD_TEXT', withFile('"content":"","a\\u0000":1')],
  ['half a pair in a content', 'ANSWER_BAD_TEXT', content('"a\\ud83d"')],
  ['the other half', 'ANSWER_BAD_TEXT', content('"\\udcdd a"')],
  ['half a pair, not escaped', 'ANSWER_BAD_TEXT', content('"a\ud83d"')],
  [
    'the halves the wrong way round',
    'ANSWER_BAD_TEXT',
    content('"\\udcdd\\ud83d"'),
  ],
  [
    'half a pair in a path',
    'ANSWER_BAD_TEXT',
    text({ files: [{ path: '\ud800.ts', content: '' }], contracts: [] }),
  ],
  [
    'half a pair in a contract',
    'ANSWER_BAD_TEXT',
    text({ files, contracts: [{ name: 'a', kind: 'b', signature: '\udfff' }] }),
  ],

  ['33 brackets', 'ANSWER_TOO_DEEP', nested(33)],
  ['a million brackets', 'ANSWER_TOO_DEEP', nested(1_000_000)],
  ['a million brackets that open', 'ANSWER_TOO_DEEP', '['.repeat(1_000_000)],
  ['a million objects', 'ANSWER_TOO_DEEP', '{"a":'.repeat(800_000)],
  [
    'a million brackets behind a document',
    'ANSWER_TOO_DEEP',
    `{}${nested(1_000_000)}`,
  ],
  [
    '201 files',
    'ANSWER_TOO_MANY_FILES',
    text({ files: Array.from({ length: 201 }, () => file), contracts }),
  ],
  [
    '200,000 files',
    'ANSWER_TOO_MANY_FILES',
    text({ files: Array.from({ length: 200_000 }, () => ({})), contracts }),
  ],
  [
    '200,000 promises',
    'ANSWER_TOO_MANY_VALUES',
    text({ files, contracts: Array.from({ length: 200_000 }, () => 1) }),
  ],
  [
    '200,000 unknown keys',
    'ANSWER_TOO_MANY_VALUES',
    text(
      Object.fromEntries(
        Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]),
      ),
    ),
  ],
  [
    'contents of 2 MB and more',
    'ANSWER_TOO_MUCH_CONTENT',
    text({
      files: Array.from({ length: 3 }, (_, index) => ({
        path: `src/db/${index}.ts`,
        content: 'x'.repeat(900_000),
      })),
      contracts,
    }),
  ],
  [
    'contents of 2 MB, in two bytes each',
    'ANSWER_TOO_MUCH_CONTENT',
    content(text('é'.repeat(1_100_000))),
  ],
  [
    '4 MB and a byte',
    'ANSWER_TOO_LONG',
    `{}${' '.repeat(4 * 1024 * 1024 - 1)}`,
  ],
  [
    '2 million letters of two bytes',
    'ANSWER_TOO_LONG',
    `"${'é'.repeat(2_100_000)}"`,
  ],
  ['100 MB in a line', 'ANSWER_TOO_LONG', 'x'.repeat(100_000_000)],

  ['a list', 'ANSWER_SHAPE', '[]'],
  ['null', 'ANSWER_SHAPE', 'null'],
  ['a text', 'ANSWER_SHAPE', text(honestText)],
  ['a number', 'ANSWER_SHAPE', '1'],
  ['an unknown key', 'ANSWER_SHAPE', text({ files, contracts, note: 'x' })],
  [
    'an unknown key with a sequence',
    'ANSWER_SHAPE',
    text({ files, contracts, '\u001b[2J\n::error::x': 1 }),
  ],
  ['another spelling', 'ANSWER_SHAPE', text({ Files: files, contracts })],
  ['files by name', 'ANSWER_SHAPE', text({ files: { 'a.ts': '' }, contracts })],

  ['undefined', 'ANSWER_NOT_TEXT', undefined],
  ['null, not as text', 'ANSWER_NOT_TEXT', null],
  ['an object, not as text', 'ANSWER_NOT_TEXT', honestArtifact],
  ['a list of bytes', 'ANSWER_NOT_TEXT', [123, 125]],
  ['a promise', 'ANSWER_NOT_TEXT', Promise.resolve(honestText)],

  ['Latin-1', 'ANSWER_NOT_UTF8', Buffer.from(content('"é"'), 'latin1')],
  ['UTF-16', 'ANSWER_NOT_UTF8', Buffer.from(`\ufeff${honestText}`, 'utf16le')],
  ['a cut sequence', 'ANSWER_NOT_UTF8', Buffer.from('"é"').subarray(0, 2)],
  [
    'an overlong slash',
    'ANSWER_NOT_UTF8',
    Buffer.from([0x22, 0xc0, 0xaf, 0x22]),
  ],
  [
    'a surrogate as bytes',
    'ANSWER_NOT_UTF8',
    Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  ],
  [
    'bytes beyond Unicode',
    'ANSWER_NOT_UTF8',
    Buffer.from([0x22, 0xf5, 0x80, 0x80, 0x80, 0x22]),
  ],
  [
    'bytes with a byte order mark',
    'ANSWER_BYTE_ORDER_MARK',
    Buffer.from(`\ufeff${honestText}`),
  ],
  ['600 MB of bytes', 'ANSWER_TOO_LONG', Buffer.allocUnsafe(600_000_000)],
];
