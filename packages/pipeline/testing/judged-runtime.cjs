'use strict';

const { isBuiltin } = require('node:module');
const { sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');

/**
 * The modules of Node that judged code may load: none of them leads out of the test's own realm, to the process
 * that reports on it, to other processes or to files. Packages may load any.
 */
const ALLOWED = new Set([
  'assert',
  'async_hooks',
  'buffer',
  'crypto',
  'events',
  'os',
  'path',
  'perf_hooks',
  'querystring',
  'sqlite',
  'stream',
  'string_decoder',
  'timers',
  'url',
  'util',
  'zlib',
]);

// A test is given functions of this realm (timers, the whole of the DOM); each of them leads to the constructor
// of functions, and that to code that runs out here. The name stays: libraries look at it.
for (const prototype of [
  Function.prototype,
  Object.getPrototypeOf(async () => undefined),
  Object.getPrototypeOf(function* () {
    yield undefined;
  }),
  Object.getPrototypeOf(async function* () {
    yield undefined;
  }),
]) {
  const value = function Function() {
    throw new EvalError('Code from strings is refused while code is judged');
  };
  Object.defineProperty(prototype, 'constructor', {
    value,
    writable: false,
    configurable: false,
  });
}

/** Jest's loader, which lets judged code load only those modules of Node that cannot touch the verdict. */
module.exports = class JudgedRuntime extends Runtime {
  #judged;

  constructor(config, ...rest) {
    super(config, ...rest);
    this.#judged = config.rootDir + sep;
  }

  requireModule(from, moduleName, ...rest) {
    this.#refuse(from, moduleName);
    return super.requireModule(from, moduleName, ...rest);
  }

  requireModuleOrMock(from, moduleName) {
    this.#refuse(from, moduleName);
    return super.requireModuleOrMock(from, moduleName);
  }

  requireActual(from, moduleName) {
    this.#refuse(from, moduleName);
    return super.requireActual(from, moduleName);
  }

  #refuse(from, moduleName) {
    if (typeof moduleName !== 'string' || !from.startsWith(this.#judged))
      return;
    const name = moduleName.replace(/^node:/, '').split('/')[0];
    if (isBuiltin(moduleName) && !ALLOWED.has(name)) {
      throw new Error(
        `${moduleName} is out of reach of a slice's code while it is judged: use what the contract and the test support give you`,
      );
    }
  }
};
