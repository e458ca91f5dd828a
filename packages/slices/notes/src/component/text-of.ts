/** The text of an input; empty when there is none, as for a checkbox that is not checked. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
