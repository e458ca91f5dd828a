/** What every JavaScript object has: a missing value of such a name would be read as the inherited member. */
const inherited: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype),
);

export const isInherited = (name: string): boolean => inherited.has(name);

/** File names that Windows keeps for devices. */
export const isDeviceName = (name: string): boolean =>
  /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/.test(name);
