import { screen } from '@testing-library/react';

/** The first item of this name, once it is there. */
export async function findItem(name: string): Promise<HTMLElement> {
  const [first] = await screen.findAllByRole('listitem', { name });
  if (!first) throw new Error(`There is no item ${name}`);
  return first;
}
