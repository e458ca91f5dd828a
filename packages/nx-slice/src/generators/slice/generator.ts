import { formatFiles, writeJson, type Tree } from '@nx/devkit';
import { pascal } from '@nx-slice/electron';

interface SliceOptions {
  readonly name: string;
  readonly intent?: string;
  readonly slices?: string;
  readonly skipFormat?: boolean;
}

/** A slice.json that is valid as it stands: one entity to rename and extend. */
export default async function slice(
  tree: Tree,
  {
    name,
    intent,
    slices = 'packages/slices',
    skipFormat = false,
  }: SliceOptions,
): Promise<void> {
  const file = `${slices}/${name}/slice.json`;
  if (tree.exists(file)) {
    throw new Error(`${file} is there already; choose another name or edit it`);
  }
  const up = '../'.repeat(file.split('/').length - 1);
  writeJson(tree, file, {
    $schema: `${up}node_modules/@nx-slice/schemas/json/slice.schema.json`,
    name,
    intent: intent ?? `Keep ${name}.`,
    entities: [
      {
        name: pascal(name),
        fields: [{ name: 'title', type: 'string', maxLength: 120 }],
        orderBy: ['-createdAt'],
        search: ['title'],
      },
    ],
    operations: ['list', 'get', 'create', 'update', 'remove'],
    acceptance: [],
  });
  if (!skipFormat) await formatFiles(tree);
}
