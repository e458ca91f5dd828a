import type { Plugin } from 'vite';

const POLICY = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Puts the policy into the built page only: the dev server injects an inline
 * script for hot reloading, which the policy would block.
 */
export const contentSecurityPolicy = () =>
  ({
    name: 'content-security-policy',
    apply: 'build' as const,
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend' as const,
      },
    ],
  }) satisfies Plugin;
