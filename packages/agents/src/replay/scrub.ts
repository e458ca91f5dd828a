/** What stands where a secret was. The same for all of them: which one it was depends on the machine. */
export const SCRUBBED = '[scrubbed]';

/**
 * Secrets by their shape. Each is long and has a beginning that code has no use for: what an agent wrote must not be
 * taken for one.
 */
const SHAPES: readonly RegExp[] = [
  // OpenAI, Anthropic and those who do like them. One with a digit, or one long word: `sk-` alone begins class names.
  /(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{16,}/g,
  /(?<![A-Za-z0-9])sk-[A-Za-z0-9]{32,}/g,
  // npm, GitHub, GitLab
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,}/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,}/g,
  /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{22,}/g,
  /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/g,
  // AWS, Google, Slack
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g,
  /(?<![A-Za-z0-9])xox[abeprs]-[A-Za-z0-9-]{10,}/g,
  // A signed token: header, payload, signature
  /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g,
  // Whatever follows these, the words themselves stay
  /(?<=\bBearer\s{1,4})[A-Za-z0-9._~+/-]{16,}=*/gi,
  /(?<=\bBasic\s{1,4})[A-Za-z0-9+/]{16,}=*/g,
  /(?<=:_authToken\s?=\s?"?)[A-Za-z0-9._~+/=-]{8,}/g,
  // The password in an address
  /(?<=\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/"'`$]{1,100}:)[^\s:@/"'`$]{3,200}(?=@)/g,
];

export type Scrub = (text: string) => string;

/**
 * A pure function that takes secrets out of a text: these values, also where JSON or an address spells them
 * otherwise, and whatever looks like a key. Doing it twice is doing it once.
 */
export function createScrubber(values: readonly string[]): Scrub {
  const spellings = [...new Set(values.flatMap(spellingsOf))]
    .filter((value) => value !== '' && !SCRUBBED.includes(value))
    // The longest first: one that holds another must go as a whole.
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return (text) => {
    const withoutValues = spellings.reduce(
      (rest, value) => rest.replaceAll(value, SCRUBBED),
      text,
    );
    return SHAPES.reduce(
      (rest, shape) => rest.replace(shape, SCRUBBED),
      withoutValues,
    );
  };
}

/** As it is, as a text in JSON, and as that within another text: an answer is a document that a document holds. */
function spellingsOf(value: string): readonly string[] {
  const once = escaped(value);
  return [value, once, escaped(once), encoded(value)];
}

const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);

const encoded = (value: string): string => {
  try {
    return encodeURIComponent(value);
  } catch {
    return value; // Half a character cannot be said in an address.
  }
};

/** The same for every text in a document, the keys of its objects included. */
export function scrubDocument(document: unknown, scrub: Scrub): unknown {
  if (typeof document === 'string') return scrub(document);
  if (Array.isArray(document)) {
    return document.map((item) => scrubDocument(item, scrub));
  }
  if (typeof document === 'object' && document !== null) {
    return Object.fromEntries(
      Object.entries(document).map(([key, value]) => [
        scrub(key),
        scrubDocument(value, scrub),
      ]),
    );
  }
  return document;
}
