import type { SourceFile } from '@nx-slice/schemas';

export const queryWrapperFile = (): SourceFile => ({
  path: 'test/support/query-wrapper.tsx',
  content: `import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** A query client of its own for one test, and the provider that puts it around a component. */
export function createQueryWrapper() {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  return { queryClient, wrapper };
}
`,
});
