import plur from 'plur';

/** The words of an identifier: `dueOn` → due, On; `HTTPServer2` → HTTP, Server2; `listURLs` → list, URLs; `my-notes` → my, notes. */
export const wordsOf = (name: string): readonly string[] =>
  name.match(/[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+/g) ?? [
    name,
  ];

const isAcronym = (word: string): boolean => /^[A-Z]{2}/.test(word);

const capital = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1);

/** `my-notes` → `MyNotes`; an entity's or an operation's own capitals are kept: `listURLs` → `ListURLs`. */
export const pascal = (name: string): string =>
  wordsOf(name).map(capital).join('');

/** `MyNotes` → `myNotes`, `URLItem` → `urlItem`. */
export const camel = (name: string): string => {
  const [first = name, ...rest] = wordsOf(name);
  return [first.toLowerCase(), ...rest.map(capital)].join('');
};

/** `DueDate` → `due-date`. */
export const kebab = (name: string): string =>
  wordsOf(name).join('-').toLowerCase();

/** `due-date`, `DueDate` → `due_date`. */
export const snake = (name: string): string =>
  wordsOf(name).join('_').toLowerCase();

/** Inside a sentence: `dueOn` → `due on`; an acronym keeps its capitals. */
export const phrase = (name: string): string =>
  wordsOf(name)
    .map((word) => (isAcronym(word) ? word : word.toLowerCase()))
    .join(' ');

/** What a person reads: `dueOn` → `Due on`. */
export const sentence = (name: string): string => capital(phrase(name));

const pluralWord = (word: string): string => {
  if (/^[A-Z]{2,}s$/.test(word)) return word;
  return isAcronym(word) ? `${word}s` : plur(word, 2);
};

/** English plural of the last word: `OrderLine` → `OrderLines`, `Person` → `People`, `URL` → `URLs`. */
export const plural = (name: string): string => {
  const words = wordsOf(name);
  return [...words.slice(0, -1), pluralWord(words.at(-1) ?? name)].join('');
};

/** `a` or `an`, by the first letter of what follows. */
export const article = (words: string): string =>
  /^[aeiou]/i.test(words) ? 'an' : 'a';
