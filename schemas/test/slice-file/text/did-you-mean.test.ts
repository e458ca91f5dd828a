import { expect, test } from '@jest/globals';
import { nearest } from '../../../src/slice-file/text/did-you-mean.js';

const types = ['string', 'text', 'boolean', 'integer', 'number', 'reference'];

test.each([
  ['strnig', 'string'],
  ['String', 'string'],
  ['int', 'integer'],
  ['bool', 'boolean'],
  ['num', 'number'],
  ['txt', 'text'],
  ['refrence', 'reference'],
  ['tetx', 'text'],
])('%s may mean %s', (written, meant) => {
  expect(nearest(written, types)).toBe(meant);
});

test.each(['explode', '', 'x', 'st', 'json', 's'.repeat(100_000)])(
  '%.10s means none of them',
  (written) => {
    expect(nearest(written, types)).toBeNull();
  },
);

test('the nearest of several, the first of equals', () => {
  expect(nearest('titl', ['tile', 'title', 'total'])).toBe('title');
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
});

test('short names are no neighbours', () => {
  expect(nearest('b', ['a'])).toBeNull();
  expect(nearest('ab', ['ac'])).toBeNull();
});
