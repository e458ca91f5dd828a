import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../../text.js';
import type { ComponentModel } from '../component-model.js';

/** What the tests of components share. Only those are written that a test imports. */
export const supportFiles = (
  model: ComponentModel,
  tests: readonly SourceFile[],
): readonly SourceFile[] =>
  [showFile(model), FILL, FIND_ITEM, TIME_OF].filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.tsx?$/, '');
    return tests.some(({ content }) =>
      content.includes(`from './support/${name}'`),
    );
  });

const showFile = ({ names }: ComponentModel): SourceFile => ({
  path: 'test/component/support/show.tsx',
  content: lines(
    `import { render } from '@testing-library/react';`,
    `import { userEvent } from '@testing-library/user-event';`,
    `import type { ReactNode } from 'react';`,
    `import { ${names.pascal}Provider } from '../../../src/context';`,
    `import { createFakeApi } from '../../support/fake-api';`,
    `import { createQueryWrapper } from '../../support/query-wrapper';`,
    ``,
    `/** Shows components inside of their provider, on an api that the test can look at. */`,
    `export function show(children: ReactNode, api = createFakeApi()) {`,
    `  const { queryClient, wrapper } = createQueryWrapper();`,
    `  render(<${names.pascal}Provider api={api}>{children}</${names.pascal}Provider>, { wrapper });`,
    `  return { api, queryClient, user: userEvent.setup() };`,
    `}`,
  ),
});

const FILL: SourceFile = {
  path: 'test/component/support/fill.ts',
  content: lines(
    `import { fireEvent, waitFor } from '@testing-library/react';`,
    ``,
    `/**`,
    ` * Gives an input its value at once: a text, the value or the text of an option, or whether a box is checked.`,
    ` * Waits for an option that is not there yet.`,
    ` */`,
    `export async function fill(input: HTMLElement, value: string | boolean): Promise<void> {`,
    `  if (typeof value === 'boolean') {`,
    `    if (input instanceof HTMLInputElement && input.checked !== value) fireEvent.click(input);`,
    `  } else if (input instanceof HTMLSelectElement) {`,
    `    const option = await waitFor(() => optionOf(input, value));`,
    `    fireEvent.change(input, { target: { value: option } });`,
    `  } else {`,
    `    fireEvent.change(input, { target: { value } });`,
    `  }`,
    `}`,
    ``,
    `/** @throws {Error} there is no such option, or not yet */`,
    `function optionOf({ options }: HTMLSelectElement, text: string): string {`,
    `  const option = [...options].find((each) => each.value === text || each.text === text);`,
    `  if (!option) throw new Error(\`There is no option \${text}\`);`,
    `  return option.value;`,
    `}`,
  ),
};

const FIND_ITEM: SourceFile = {
  path: 'test/component/support/find-item.ts',
  content: lines(
    `import { screen } from '@testing-library/react';`,
    ``,
    `/** The first item of this name, once it is there. */`,
    `export async function findItem(name: string): Promise<HTMLElement> {`,
    `  const [first] = await screen.findAllByRole('listitem', { name });`,
    `  if (!first) throw new Error(\`There is no item \${name}\`);`,
    `  return first;`,
    `}`,
  ),
};

const TIME_OF: SourceFile = {
  path: 'test/component/support/time-of.ts',
  content: lines(
    `/** The moment that an input holds in local time, as UTC to the second. */`,
    `export const timeOf = (input: HTMLElement): string =>`,
    `  input instanceof HTMLInputElement`,
    `    ? new Date(input.value).toISOString().slice(0, -'.000Z'.length)`,
    `    : '';`,
  ),
};
