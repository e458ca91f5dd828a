/** @type {Readonly<Record<string, string>>} */
let standIns = {};

/** @param {Readonly<Record<string, string>>} data URLs by the specifier that they stand in for */
export function initialize(data) {
  standIns = data;
}

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  const url = standIns[specifier];
  // A stand-in may import what it stands in for.
  return url !== undefined && url !== context.parentURL
    ? { url, shortCircuit: true }
    : nextResolve(specifier, context);
}
