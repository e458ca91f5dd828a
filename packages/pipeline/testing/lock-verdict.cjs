'use strict';

// Loaded into every test file before its own code: fixes what a verdict rests on, and proves before and after
// the tests, without `expect`, that `expect` can still fail.

const { afterAll, expect } = require('@jest/globals');

/** The parts of `process` that lead to the process that reports, or to any other one. */
const OUT_OF_REACH = [
  '_debugEnd',
  '_debugProcess',
  '_kill',
  '_linkedBinding',
  'abort',
  'binding',
  'channel',
  'connected',
  'disconnect',
  'dlopen',
  'execve',
  'getBuiltinModule',
  'kill',
  'mainModule',
  'openStdin',
  'reallyExit',
  'report',
  'send',
];

for (const name of OUT_OF_REACH) fix(process, name, undefined);

// Matchers that are there stay as they are; a library may add others.
const shared = globalThis[Symbol.for('$$jest-matchers-object')];
for (const name of Object.keys(shared.matchers)) {
  fix(shared.matchers, name, shared.matchers[name]);
}
fix(shared, 'matchers', shared.matchers);
// With a tester of its own any two values are equal.
fix(
  shared,
  'customEqualityTesters',
  Object.freeze(shared.customEqualityTesters),
);
fix(globalThis, Symbol.for('$$jest-matchers-object'), shared);
// Not frozen: a library that adds a matcher adds to `expect` as well.
for (const name of Object.keys(expect)) fix(expect, name, expect[name]);
fix(globalThis, 'expect', expect);

// The runner keeps its books in the same realm.
for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
  if (symbol.description === 'JEST_STATE_SYMBOL') {
    fix(globalThis, symbol, globalThis[symbol]);
  }
  if (symbol.description === 'EVENT_HANDLERS') {
    fix(globalThis, symbol, Object.freeze(globalThis[symbol]));
  }
}

// Errors are collected and compared by these; a test has no business with them.
for (const [owner, names] of [
  [Array.prototype, ['push', 'map', 'filter', 'forEach', 'some', 'every']],
  [Function.prototype, ['call', 'apply', 'bind']],
  [Promise.prototype, ['then', 'catch', 'finally']],
  [Object, ['is', 'keys', 'getPrototypeOf', 'defineProperty']],
  [Map.prototype, ['get', 'set', 'has']],
]) {
  for (const name of names) fix(owner, name, owner[name]);
}

proveThatExpectFails();
afterAll(proveThatExpectFails);

function proveThatExpectFails() {
  for (const claim of [
    () => expect(1).toBe(2),
    () => expect([1]).toEqual([2]),
    () => expect({ a: 1 }).toStrictEqual({ a: 2 }),
    () => expect([1]).toHaveLength(2),
    () => expect(() => undefined).toThrow(),
    () => expect(1).not.toBe(1),
  ]) {
    let failed = false;
    try {
      claim();
    } catch {
      failed = true;
    }
    if (!failed) {
      throw new Error('expect no longer fails: a test has tampered with it');
    }
  }
}

function fix(owner, name, value) {
  Object.defineProperty(owner, name, {
    value,
    writable: false,
    enumerable: Object.prototype.propertyIsEnumerable.call(owner, name),
    configurable: false,
  });
}
