import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';

/** Small modules that the others share. Only those are written that something imports. */
const SHARED: readonly SourceFile[] = [
  {
    path: 'src/component/submit-handler.ts',
    content: lines(
      `import type { ComponentProps } from 'react';`,
      ``,
      `export type SubmitHandler = NonNullable<ComponentProps<'form'>['onSubmit']>;`,
    ),
  },
  {
    path: 'src/component/text-of.ts',
    content: lines(
      `/** The text of an input; empty when there is none, as for a checkbox that is not checked. */`,
      `export function textOf(form: FormData, name: string): string {`,
      `  const value = form.get(name);`,
      `  return typeof value === 'string' ? value : '';`,
      `}`,
    ),
  },
  {
    path: 'src/component/one-of.ts',
    content: lines(
      `/**`,
      ` * The value that is written like this.`,
      ` *`,
      ` * @throws {Error} there is none: the form offers other options than it should`,
      ` */`,
      `export function oneOf<Value extends string>(values: readonly Value[], text: string): Value {`,
      `  const value = values.find((each) => each === text);`,
      `  if (value === undefined) throw new Error(\`There is no such option: \${text}\`);`,
      `  return value;`,
      `}`,
    ),
  },
  {
    path: 'src/component/to-local-time.ts',
    content: lines(
      `const twoDigits = (value: number): string => String(value).padStart(2, '0');`,
      ``,
      `/** UTC as main stores it → what an input shows in the time zone of the person, to the second. */`,
      `export function toLocalTime(utc: string): string {`,
      `  const time = new Date(utc);`,
      `  const year = String(time.getFullYear()).padStart(4, '0');`,
      `  const day = [time.getMonth() + 1, time.getDate()].map(twoDigits);`,
      `  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits);`,
      `  return \`\${[year, ...day].join('-')}T\${clock.join(':')}\`;`,
      `}`,
    ),
  },
  {
    path: 'src/component/from-local-time.ts',
    content: lines(
      `/** What an input shows in the time zone of the person → UTC with milliseconds, as main stores it. */`,
      `export const fromLocalTime = (local: string): string => new Date(local).toISOString();`,
    ),
  },
  {
    path: 'src/component/state-of.ts',
    content: lines(
      `interface Change {`,
      `  readonly isPending: boolean;`,
      `  /** In milliseconds; 0 when nobody asked for it yet. */`,
      `  readonly submittedAt: number;`,
      `  readonly error: Error | null;`,
      `}`,
      ``,
      `/** Whether a change is under way, and what went wrong with the last one. */`,
      `export function stateOf(changes: readonly Change[]): Pick<Change, 'isPending' | 'error'> {`,
      `  const [last] = changes.toSorted((a, b) => b.submittedAt - a.submittedAt);`,
      `  return {`,
      `    isPending: changes.some(({ isPending }) => isPending),`,
      `    error: last?.error ?? null,`,
      `  };`,
      `}`,
    ),
  },
];

export const sharedFiles = (
  others: readonly SourceFile[],
): readonly SourceFile[] =>
  SHARED.filter(({ path }) => {
    const name = path.slice('src/component/'.length, -'.ts'.length);
    return others.some(({ content }) => content.includes(`from './${name}'`));
  });
