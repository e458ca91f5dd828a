import { compileFunction } from 'node:vm';

/** What a preload did, and what it left to the page. */
export interface PreloadRun {
  /** What it loaded, in order. */
  readonly required: readonly string[];
  /** Name and value of each global that the page gets. */
  readonly exposed: readonly (readonly [string, unknown])[];
  /** What went to main so far: the arguments of each `ipcRenderer.invoke`. */
  readonly sent: readonly (readonly unknown[])[];
  /** Calls every function that the page got, in order. */
  readonly callAll: (owner: object, ...args: readonly unknown[]) => void;
}

/** Runs the code of a preload as a sandbox does, with nothing but `require`, `module` and `exports`. */
export function runPreload(code: string): PreloadRun {
  const required: string[] = [];
  const exposed: [string, unknown][] = [];
  const sent: (readonly unknown[])[] = [];
  const electron = {
    ipcRenderer: {
      invoke: (...args: readonly unknown[]) => {
        sent.push(args);
        return Promise.resolve({ ok: true });
      },
    },
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        exposed.push([name, value]);
      },
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  Reflect.apply(
    compileFunction(code, ['require', 'module', 'exports']),
    undefined,
    [require, module, module.exports],
  );
  return {
    required,
    exposed,
    sent,
    callAll: (owner, ...args) => {
      for (const call of functionsIn(exposed)) Reflect.apply(call, owner, args);
    },
  };
}

type Callable = (...args: readonly unknown[]) => unknown;

const isCallable = (value: unknown): value is Callable =>
  typeof value === 'function';

/** Every function at any depth, in order. */
function functionsIn(value: unknown): readonly Callable[] {
  if (isCallable(value)) return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(functionsIn)
    : [];
}
