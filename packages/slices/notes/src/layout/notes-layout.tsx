import type { ReactNode } from 'react';

export interface NotesLayoutProps {
  /** Stands beside the title. */
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
}

/** Where things go on the page of notes. Slots only: no data, no state. */
export function NotesLayout({ toolbar, children }: NotesLayoutProps) {
  return (
    <>
      <header className="slice-header">
        <h1>Notes</h1>
        {toolbar}
      </header>
      <main className="slice-main">{children}</main>
    </>
  );
}
