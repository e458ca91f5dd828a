import '@testing-library/jest-dom/jest-globals';
import './support/page-globals';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { RouteError } from '../src/renderer/route-error';
import { createAppRouter } from '../src/renderer/router';
import type { SliceLink } from '../src/renderer/slice-link';

afterEach(() => {
  jest.restoreAllMocks();
  window.location.hash = '';
});

/** The app's own routes, without what the slices of this workspace bring. */
function showApp(hash: string, slices: readonly SliceLink[]) {
  window.location.hash = hash;
  const router = createAppRouter({
    queryClient: new QueryClient(),
    apis: Object.create(null),
    slices,
  });
  render(<RouterProvider router={router} />);
}

const slices = [
  { path: '/first-slice', title: 'First slice' },
  { path: '/second-slice', title: 'Second slice' },
];

describe('an app without slices', () => {
  test('says so, and how to get one', async () => {
    showApp('#/', []);
    expect(
      await screen.findByRole('heading', { name: 'There are no slices yet' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('main')).toHaveTextContent('nx g nx-slice:slice');
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('an app with slices', () => {
  test('has a link to each of them', async () => {
    showApp('#/elsewhere', slices);
    const nav = within(await screen.findByRole('navigation'));
    const links = nav.getAllByRole('link');
    expect(
      links.map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['First slice', '/#/first-slice'],
      ['Second slice', '/#/second-slice'],
    ]);
  });

  test('starts with the first one, and says in its links where it is', async () => {
    showApp('#/', slices);
    expect(
      await screen.findByRole('link', { name: 'First slice' }),
    ).toHaveAttribute('aria-current', 'page');
    expect(window.location.hash).toBe('#/first-slice');
  });

  test('says that an address leads nowhere, and keeps the way back', async () => {
    showApp('#/elsewhere', slices);
    expect(
      await screen.findByRole('heading', { name: 'There is no such page' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to the start' })).toBeVisible();
  });
});

describe('a page that fails', () => {
  test('says why, and can be tried again', async () => {
    let isBroken = true;
    for (const level of ['warn', 'error'] as const) {
      jest.spyOn(console, level).mockImplementation(() => undefined);
    }
    const root = createRootRoute();
    const page = createRoute({
      getParentRoute: () => root,
      path: '/',
      loader: () => {
        if (isBroken) throw new Error('No disk');
      },
      component: () => <p>All is well</p>,
    });
    const router = createRouter({
      routeTree: root.addChildren([page]),
      history: createMemoryHistory(),
      defaultErrorComponent: RouteError,
    });
    render(<RouterProvider<typeof router> router={router} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('No disk');

    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('All is well')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
