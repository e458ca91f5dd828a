import type { SourceFile } from '@nx-slice/schemas';
import { lines, quote } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** `layout.test.tsx`. */
export const layoutTest = ({ names }: SliceModel): SourceFile => ({
  path: 'test/layout/layout.test.tsx',
  content: lines(
    `import '@testing-library/jest-dom/jest-globals';`,
    `import { expect, test } from '@jest/globals';`,
    `import { render, screen } from '@testing-library/react';`,
    `import { ${names.pascal}Layout } from '../../src/layout';`,
    ``,
    `test('puts its slots into landmarks', () => {`,
    `  render(<${names.pascal}Layout toolbar="tools">content</${names.pascal}Layout>);`,
    `  expect(screen.getByRole('banner')).toHaveTextContent('tools');`,
    `  expect(screen.getByRole('main')).toHaveTextContent('content');`,
    `});`,
    ``,
    `test('has one title', () => {`,
    `  render(<${names.pascal}Layout>content</${names.pascal}Layout>);`,
    `  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(${quote(names.title)});`,
    `});`,
  ),
});
