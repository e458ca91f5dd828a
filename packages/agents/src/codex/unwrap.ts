const PARTS = { plan: 'artifact', artifact: 'plan' } as const;

/**
 * The plan or artifact inside of an answer, character by character as the model wrote it: the judge must see a key that
 * is there twice. A text of any other form is handed on as it is, for the judge to say what is wrong with it.
 */
export function unwrapAnswer(
  text: string,
  wanted: 'plan' | 'artifact',
): string {
  const other = PARTS[wanted];
  const first = new RegExp(`^\\s*\\{\\s*"${wanted}"\\s*:`).exec(text);
  const nothing = new RegExp(`,\\s*"${other}"\\s*:\\s*null\\s*\\}\\s*$`).exec(
    text,
  );
  if (first && nothing) return text.slice(first[0].length, nothing.index);
  const second = new RegExp(
    `^\\s*\\{\\s*"${other}"\\s*:\\s*null\\s*,\\s*"${wanted}"\\s*:`,
  ).exec(text);
  const end = text.trimEnd();
  return second && end.endsWith('}') ? end.slice(second[0].length, -1) : text;
}
