import { fireEvent, waitFor } from '@testing-library/react';

/**
 * Gives an input its value at once: a text, the value or the text of an option, or whether a box is checked.
 * Waits for an option that is not there yet.
 */
export async function fill(
  input: HTMLElement,
  value: string | boolean,
): Promise<void> {
  if (typeof value === 'boolean') {
    if (input instanceof HTMLInputElement && input.checked !== value)
      fireEvent.click(input);
  } else if (input instanceof HTMLSelectElement) {
    const option = await waitFor(() => optionOf(input, value));
    fireEvent.change(input, { target: { value: option } });
  } else {
    fireEvent.change(input, { target: { value } });
  }
}

/** @throws {Error} there is no such option, or not yet */
function optionOf({ options }: HTMLSelectElement, text: string): string {
  const option = [...options].find(
    (each) => each.value === text || each.text === text,
  );
  if (!option) throw new Error(`There is no option ${text}`);
  return option.value;
}
