import { expect, test } from '@jest/globals';
import { contentSecurityPolicy } from '../build/content-security-policy';

test('the policy is in the built page, and only there', () => {
  const { apply, transformIndexHtml } = contentSecurityPolicy();
  expect(apply).toBe('build');
  expect(transformIndexHtml()).toEqual([
    {
      tag: 'meta',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content:
          "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
      },
      injectTo: 'head-prepend',
    },
  ]);
});
