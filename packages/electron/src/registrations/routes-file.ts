import { lines, member, property, quote } from '../text.js';
import type { RegisteredSlice } from './registered-slice.js';

/** `slices.routes.gen.ts`: what the page shows. */
export const routesFile = (slices: readonly RegisteredSlice[]): string =>
  slices.length === 0 ? noRoutes() : someRoutes(slices);

const noRoutes = (): string =>
  lines(
    `import type { SliceLink } from './slice-link';`,
    ``,
    `/** What the preload puts on \`window.bridges\`. */`,
    `export type SliceBridges = Readonly<Record<string, never>>;`,
    ``,
    `export type SliceApis = Readonly<Record<string, never>>;`,
    ``,
    `export const createSliceApis: (bridges: SliceBridges) => SliceApis = () => ({});`,
    ``,
    `export const sliceRoutes = [] as const;`,
    ``,
    `export const sliceLinks: readonly SliceLink[] = [];`,
  );

const someRoutes = (slices: readonly RegisteredSlice[]): string =>
  lines(
    `import { createClient } from '@nx-slice/kernel/ipc/client';`,
    `import type { Bridge } from '@nx-slice/kernel/ipc/contract';`,
    `import { createRoute } from '@tanstack/react-router';`,
    `import { createElement } from 'react';`,
    slices.map(imports),
    `import { rootRoute } from './root-route';`,
    `import type { SliceLink } from './slice-link';`,
    ``,
    `/** What the preload puts on \`window.bridges\`. */`,
    `export interface SliceBridges {`,
    slices.map(
      ({ name, pascal, local }) =>
        `  readonly ${property(name)}: Bridge<${local(`${pascal}Contract`)}>;`,
    ),
    `}`,
    ``,
    `export interface SliceApis {`,
    slices.map(
      ({ name, pascal, local }) =>
        `  readonly ${property(name)}: ${local(`${pascal}Api`)};`,
    ),
    `}`,
    ``,
    `export const createSliceApis = (bridges: SliceBridges): SliceApis => ({`,
    slices.map(
      ({ name, pascal, local }) =>
        `  ${property(name)}: createClient<${local(`${pascal}Contract`)}>(${member('bridges', name)}),`,
    ),
    `});`,
    ``,
    `export const sliceRoutes = [`,
    slices.map(route),
    `] as const;`,
    ``,
    `export const sliceLinks: readonly SliceLink[] = [`,
    slices.map(
      ({ name, title }) =>
        `  { path: ${quote(`/${name}`)}, title: ${quote(title)} },`,
    ),
    `];`,
  );

const imports = ({ pascal, importOf }: RegisteredSlice) => [
  importOf('import type', [`${pascal}Api`, `${pascal}Contract`], 'contract'),
  importOf('import', [`${pascal}Page`], 'layout'),
  importOf('import', [`load${pascal}`], 'renderer'),
];

const route = ({ name, pascal, local }: RegisteredSlice) => {
  const api = (context: string) => member(`${context}.apis`, name);
  return [
    `createRoute({`,
    `  getParentRoute: () => rootRoute,`,
    `  path: ${quote(`/${name}`)},`,
    `  loader: ({ context }) => ${local(`load${pascal}`)}(context.queryClient, ${api('context')}),`,
    `  component: () => createElement(${local(`${pascal}Page`)}, { api: ${api('rootRoute.useRouteContext()')} }),`,
    `}),`,
  ];
};
