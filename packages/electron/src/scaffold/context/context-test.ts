import type { SourceFile } from '@nx-slice/schemas';
import { lines, property, quote } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';
import { testFile } from '../front-end/test-file.js';
import { searchable } from './searchable.js';

/** `context.test.tsx`. */
export function contextTest(model: SliceModel): SourceFile {
  const { pascal } = model.names;
  const body = lines(
    `const api = createFakeApi();`,
    ``,
    `const wrapper = ({ children }: { readonly children: ReactNode }) => (`,
    `  <${pascal}Provider api={api}>{children}</${pascal}Provider>`,
    `);`,
    ``,
    `test('holds the api', () => {`,
    `  const { result } = renderHook(use${pascal}Context, { wrapper });`,
    `  expect(result.current.api).toBe(api);`,
    `});`,
    ``,
    ...searchTests(model),
    `test('keeps its value while nothing changes, so that readers do not render again', () => {`,
    `  const { result, rerender } = renderHook(use${pascal}Context, { wrapper });`,
    `  const before = result.current;`,
    `  rerender();`,
    `  expect(result.current).toBe(before);`,
    `});`,
    ``,
    `test('names the provider that is missing', () => {`,
    `  expect(() => renderHook(use${pascal}Context)).toThrow('${pascal}Provider');`,
    `});`,
  );
  return testFile(
    model,
    'test/context/context.test.tsx',
    [
      { from: 'react', names: ['type ReactNode'] },
      {
        from: '../../src/context',
        names: [`${pascal}Provider`, `use${pascal}Context`],
      },
    ],
    body,
  );
}

function searchTests(model: SliceModel): readonly string[] {
  const { pascal } = model.names;
  const entities = searchable(model).map(({ camel }) => camel);
  const [first] = entities;
  if (first === undefined) return [];
  const search = (text: string) =>
    `{ ${entities.map((entity) => `${property(entity)}: ${entity === first ? text : `''`}`).join(', ')} }`;
  return [
    `test('searches for nothing at first', () => {`,
    `  const { result } = renderHook(use${pascal}Context, { wrapper });`,
    `  expect(result.current.search).toEqual(${search(`''`)});`,
    `});`,
    ``,
    `test('sets the search of one list and of no other', () => {`,
    `  const { result } = renderHook(use${pascal}Context, { wrapper });`,
    `  act(() => result.current.setSearch(${quote(first)}, 'milk'));`,
    `  expect(result.current.search).toEqual(${search(`'milk'`)});`,
    `});`,
    ``,
    `test('shares the search between components', () => {`,
    `  function Box() {`,
    `    const { setSearch } = use${pascal}Context();`,
    `    return <button onClick={() => setSearch(${quote(first)}, 'milk')}>Search</button>;`,
    `  }`,
    `  function Reader() {`,
    `    return <output>{use${pascal}Context().search.${first}}</output>;`,
    `  }`,
    `  render(`,
    `    <>`,
    `      <Box />`,
    `      <Reader />`,
    `    </>,`,
    `    { wrapper },`,
    `  );`,
    `  fireEvent.click(screen.getByRole('button'));`,
    `  expect(screen.getByRole('status').textContent).toBe('milk');`,
    `});`,
    ``,
  ];
}
