import { idOf } from '../../domain/model/samples.js';
import { validInput } from '../../domain/model/valid-input.js';
import type { OperationModel, SliceModel } from './slice-model.js';

/** What a test gives an operation, as an expression that the contract accepts; other numbers are other ids. */
export const callInput = (
  { plan, names }: SliceModel,
  { planned }: OperationModel,
  number = 1,
): string =>
  planned.kind === 'get' && planned.entity !== null
    ? `{ id: ${idOf(planned.entity, names)}(${String(number)}) }`
    : validInput(plan, planned, names);
