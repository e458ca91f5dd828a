import type { LayerPromise } from '@nx-slice/schemas';
import type { SliceModel } from '../front-end/slice-model.js';

/** What the layout exports, one entry per name. */
export const promises = ({
  names: { pascal },
}: SliceModel): readonly LayerPromise[] => [
  {
    name: `${pascal}Layout`,
    kind: 'component',
    signature: `<${pascal}Layout toolbar={toolbar}>{children}</${pascal}Layout>`,
  },
  {
    name: `${pascal}LayoutProps`,
    kind: 'type',
    signature: `interface ${pascal}LayoutProps { toolbar?: ReactNode; children: ReactNode }`,
  },
  {
    name: `${pascal}Page`,
    kind: 'component',
    signature: `<${pascal}Page api={api} />`,
  },
  {
    name: `${pascal}PageProps`,
    kind: 'type',
    signature: `interface ${pascal}PageProps { api: ${pascal}Api }`,
  },
];
