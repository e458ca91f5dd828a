import type { SourceFile } from '@nx-slice/schemas';
import { lines } from '../../text.js';
import type { SliceModel } from '../front-end/slice-model.js';

/** `<slice>-layout.tsx`. */
export const layoutFile = ({ names }: SliceModel): SourceFile => {
  const { pascal, kebab, title, lower } = names;
  return {
    path: `src/layout/${kebab}-layout.tsx`,
    content: lines(
      `import type { ReactNode } from 'react';`,
      ``,
      `export interface ${pascal}LayoutProps {`,
      `  /** Stands beside the title. */`,
      `  readonly toolbar?: ReactNode;`,
      `  readonly children: ReactNode;`,
      `}`,
      ``,
      `/** Where things go on the page of ${lower}. Slots only: no data, no state. */`,
      `export function ${pascal}Layout({ toolbar, children }: ${pascal}LayoutProps) {`,
      `  return (`,
      `    <>`,
      `      <header className="slice-header">`,
      `        <h1>${title}</h1>`,
      `        {toolbar}`,
      `      </header>`,
      `      <main className="slice-main">{children}</main>`,
      `    </>`,
      `  );`,
      `}`,
    ),
  };
};
