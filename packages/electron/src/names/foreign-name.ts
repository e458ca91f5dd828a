/** The name of an entity of another slice, `tasks/Project`, in its parts; `null` for an entity of the slice itself. */
export function foreignName(
  name: string,
): { readonly slice: string; readonly entity: string } | null {
  const [slice = '', entity] = name.split('/');
  return entity === undefined ? null : { slice, entity };
}
