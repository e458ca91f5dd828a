import { isSdk, SDK_PACKAGE, type CodexSdk } from '../sdk.js';

/** @returns undefined when the package is there but is not what it was */
export async function loadSdk(): Promise<CodexSdk | undefined> {
  const module: unknown = await import(SDK_PACKAGE);
  return isSdk(module) ? module : undefined;
}
