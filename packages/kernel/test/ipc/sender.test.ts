import { expect, test } from '@jest/globals';
import { originOf } from '../../src/ipc/sender.js';

test.each([
  ['app://bundle/index.html#/notes', 'app://bundle'],
  ['https://example.test:8443/a', 'https://example.test:8443'],
  ['file:///etc/passwd', 'file://'],
])('the origin of %s is %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

test('what is no URL has no origin', () => {
  expect(() => originOf('not a url')).toThrow('Invalid URL');
});
