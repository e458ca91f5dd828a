export { foreignName } from './foreign-name.js';
export type { FieldNames } from './field-names.js';
export {
  sliceNames,
  type EntityNames,
  type OperationNames,
  type SliceNames,
} from './slice-names.js';
export * from './words.js';
