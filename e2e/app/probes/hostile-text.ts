import type { PlanField } from '@nx-slice/schemas';

/** What a page that took text for markup, or a template for code, would run. */
export const MARKUP: readonly string[] = [
  '<img src=x onerror=window.ran=1>',
  '<script>window.ran=1</script>',
  '<svg onload=window.ran=1></svg>',
  '"><body onpageshow=window.ran=1>',
  '<a href="javascript:window.ran=1">Open</a>',
  '<iframe src="javascript:top.ran=1"></iframe>',
  'javascript:window.ran=1',
  '&lt;b&gt;&amp;&#65;',
  '${window.ran=1}{{window.ran=1}}',
  '<style>*{display:none}</style>',
];

/** What a statement that is put together from text would take for its own. @param tables their names */
export const sqlTexts = (tables: readonly string[]): readonly string[] => [
  ...tables.map((table) => `'; drop table "${table}"; --`),
  "' or '1'='1",
  "') or 1=1 --",
  "x', 'y'), ('z",
  '"',
  "'",
  '\\',
  '%',
  '_',
  '%_%',
  '*',
  ':id',
  '?1',
  '$id @id',
  '-- a',
  '/* a',
  ';',
  'null',
];

/** Where a person writes what they like. */
export const takesText = ({ type }: PlanField): boolean =>
  type === 'string' || type === 'text';

/** Of these texts, those for which the field has room. */
export const fitting = (
  texts: readonly string[],
  { maxLength }: PlanField,
): readonly string[] =>
  texts.filter(({ length }) => length <= (maxLength ?? length));
