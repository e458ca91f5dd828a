import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { NotesProvider } from '../../../src/context';
import { createFakeApi } from '../../support/fake-api';
import { createQueryWrapper } from '../../support/query-wrapper';

/** Shows components inside of their provider, on an api that the test can look at. */
export function show(children: ReactNode, api = createFakeApi()) {
  const { queryClient, wrapper } = createQueryWrapper();
  render(<NotesProvider api={api}>{children}</NotesProvider>, { wrapper });
  return { api, queryClient, user: userEvent.setup() };
}
