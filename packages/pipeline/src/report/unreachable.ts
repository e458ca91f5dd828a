/** Makes the compiler prove that a switch is complete. @throws {Error} when it was not, at run time */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`);
}
