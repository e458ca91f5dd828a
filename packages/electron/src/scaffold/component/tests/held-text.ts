import type { FieldModel } from '../component-model.js';

/** What an input holds once a text was typed, as code; a time may be written with more digits. */
export function heldText({ planned }: FieldModel, typed: string): string {
  switch (planned.type) {
    case 'boolean':
      return typed.toLowerCase();
    case 'datetime':
      return `expect.stringContaining(${typed})`;
    case 'string':
    case 'text':
    case 'integer':
    case 'number':
    case 'enum':
    case 'date':
    case 'reference':
      return typed;
  }
}
