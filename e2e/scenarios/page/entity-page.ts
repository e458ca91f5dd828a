import type { Locator, Page } from 'playwright-core';
import type {
  EntityUnderTest,
  FieldUnderTest,
  SliceUnderTest,
} from '../spec/slice-under-test.js';
import type { Row, Value } from '../spec/values.js';

/**
 * One entity on the page of its slice, by what a person reads. The texts are the ones that the brief of the layer
 * `component` fixes.
 */
export class EntityPage {
  readonly #names: EntityUnderTest['names'];

  constructor(
    readonly page: Page,
    private readonly slice: SliceUnderTest,
    readonly entity: EntityUnderTest,
  ) {
    this.#names = entity.names;
  }

  get form(): Locator {
    return this.page.getByRole('form', {
      name: `New ${this.#names.lower}`,
      exact: true,
    });
  }

  get add(): Locator {
    return this.form.getByRole('button', {
      name: `Add ${this.#names.lower}`,
      exact: true,
    });
  }

  get list(): Locator {
    return this.page.getByRole('list', {
      name: this.#names.labels,
      exact: true,
    });
  }

  get items(): Locator {
    return this.list.locator(':scope > li');
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', {
      name: `Search ${this.#names.lowers}`,
      exact: true,
    });
  }

  get isEmpty(): Locator {
    return this.page.getByText(`No ${this.#names.lowers} yet`, { exact: true });
  }

  get noMatch(): Locator {
    return this.page.getByText(`No ${this.#names.lower} matches`, {
      exact: true,
    });
  }

  item(heading: string): Locator {
    return this.list.getByRole('listitem', { name: heading, exact: true });
  }

  editor(heading: string): Locator {
    return this.page.getByRole('form', {
      name: `Edit ${heading}`,
      exact: true,
    });
  }

  /** `Edit`, `Delete`, or the label of a command. */
  action(action: string, heading: string): Locator {
    return this.item(heading).getByRole('button', {
      name: `${action} ${heading}`,
      exact: true,
    });
  }

  /** The input of a field, by its role and its accessible name. */
  input(form: Locator, field: FieldUnderTest): Locator {
    const role = this.#roleOf(field);
    return role === null
      ? form.getByLabel(field.label, { exact: true })
      : form.getByRole(role, { name: field.label, exact: true });
  }

  /** `null`: the inputs of moments have none. */
  #roleOf({
    type,
    optional,
    entity,
  }: FieldUnderTest):
    'textbox' | 'spinbutton' | 'combobox' | 'checkbox' | null {
    switch (type) {
      case 'string':
      case 'text':
        return 'textbox';
      case 'integer':
      case 'number':
        return 'spinbutton';
      case 'enum':
        return 'combobox';
      case 'boolean':
        return optional ? 'combobox' : 'checkbox';
      case 'reference':
        return this.slice.entity(entity ?? '').list ? 'combobox' : 'textbox';
      case 'date':
      case 'datetime':
        return null;
    }
  }

  /** What the list is called by, from the top. */
  async headings(): Promise<readonly string[]> {
    return this.items.evaluateAll((items) =>
      items.map((item) => item.getAttribute('aria-label') ?? ''),
    );
  }

  /** Fills the inputs of the fields that the row has; `undefined` empties one. */
  async fill(form: Locator, row: Row): Promise<void> {
    for (const field of this.entity.fields) {
      if (field.name in row) await this.set(form, field, row[field.name]);
    }
  }

  async set(form: Locator, field: FieldUnderTest, value: Value): Promise<void> {
    const input = this.input(form, field);
    switch (field.type) {
      case 'boolean':
        if (!field.optional) await input.setChecked(value === true);
        else await input.selectOption({ label: yesOrNo(value) });
        return;
      case 'enum':
        await input.selectOption({
          label: value === undefined ? 'None' : String(value),
        });
        return;
      case 'reference':
        if (this.slice.entity(field.entity ?? '').list) {
          await input.selectOption(String(value ?? ''));
        } else {
          await input.fill(String(value ?? ''));
        }
        return;
      case 'datetime':
        await input.fill(
          value === undefined ? '' : await this.localTime(String(value)),
        );
        return;
      case 'string':
      case 'text':
      case 'integer':
      case 'number':
      case 'date':
        await input.fill(String(value ?? ''));
    }
  }

  /** What an input holds, as the text that `set` would give it. */
  async held(form: Locator, field: FieldUnderTest): Promise<string> {
    const input = this.input(form, field);
    return field.type === 'boolean' && !field.optional
      ? String(await input.isChecked())
      : input.inputValue();
  }

  /** A moment as a person at this computer reads their clock: `2026-01-02T15:05:06`. */
  async localTime(moment: string): Promise<string> {
    return this.page.evaluate((iso) => {
      const date = new Date(iso);
      const shifted = new Date(
        date.getTime() - date.getTimezoneOffset() * 60_000,
      );
      return shifted.toISOString().slice(0, 19);
    }, moment);
  }

  /** What a person reads of a moment. */
  async readable(moment: string): Promise<string> {
    return this.page.evaluate((iso) => new Date(iso).toLocaleString(), moment);
  }

  /** What an item says of each field, by the label. */
  async details(item: Locator): Promise<Readonly<Record<string, string>>> {
    const of = (part: 'dt' | 'dd') =>
      item.locator(`dl > div > ${part}`).allTextContents();
    const [labels, values] = await Promise.all([of('dt'), of('dd')]);
    return Object.fromEntries(
      labels.map((label, index) => [label, values[index] ?? '']),
    );
  }
}

const yesOrNo = (value: Value): string => {
  if (value === undefined) return 'None';
  return value === true ? 'Yes' : 'No';
};
