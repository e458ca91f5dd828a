/**
 * Ways to ask for what lies outside of the page's folder. Chromium resolves some of them before the app sees them;
 * here the app gets each as it stands.
 *
 * @param target path of what is sought, from the folder's parent, such as `main/main.js`
 */
export function traversals(target: string): readonly string[] {
  const encoded = encodeURIComponent(target);
  const windows = target.replaceAll('/', '\\');
  return [
    ...['../', '../../', './../', 'assets/../../', '/../', '//../'],
    ...['..%2f', '..%2F', '%2e%2e/', '%2e%2e%2f', '%2E%2E%2F', '.%2e/'],
    ...['..%5c', '..\\', '..\\/', '%2e%2e%5c', '....//', '....\\/', '..;/'],
    ...[
      '%252e%252e%252f',
      '..%252f',
      '..%c0%af',
      '%c0%ae%c0%ae/',
      '..%e0%80%af',
    ],
    ...['assets/..%2f..%2f', 'assets%2f..%2f..%2f', '%2f..%2f', '..%00/'],
  ].flatMap((way) => [
    `app://bundle/${way}${target}`,
    `app://bundle/${way}${encoded}`,
    `app://bundle/${way}${windows}`,
  ]);
}

/** URLs that name no file, whatever the folder holds. */
export const NO_FILE_URLS: readonly string[] = [
  'app://bundle/missing.js',
  'app://bundle/assets',
  'app://bundle/assets/',
  'app://bundle//',
  'app://bundle/./assets/.',
  'app://bundle/INDEX.HTML',
  'app://bundle/index.html/',
  'app://bundle/index.html%2f',
  'app://bundle/index.html%20',
  'app://bundle/index.html.',
  'app://bundle/index.html%00',
  'app://bundle/index.html%00.js',
  'app://bundle/%00',
  'app://bundle/%',
  'app://bundle/%E0%A4%A',
  'app://bundle/%ff%fe',
  'app://bundle/etc/passwd',
  'app://bundle//etc/passwd',
  'app://bundle/%2fetc%2fpasswd',
  'app://bundle/file:///etc/passwd',
  'app://bundle/C:/Windows/win.ini',
  `app://bundle/${'a'.repeat(5_000)}`,
];

/** URLs of hosts that are not the app's. */
export const OTHER_HOST_URLS: readonly string[] = [
  'app://other/',
  'app://other/index.html',
  'app://bundle.evil/',
  'app://evil.bundle/',
  'app://bundle:8080/',
  'app://bundle@evil/',
  'app://BUNDLE/',
  'app:///index.html',
  'app:index.html',
];

/** Where a page that got away would go. */
export const FOREIGN_URLS: readonly string[] = [
  'https://evil.test/',
  'http://bundle/',
  'https://bundle/',
  'app://other/',
  'app://bundle.evil/',
  'app://bundle:8080/',
  'app://bundle@evil.test/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'blob:app://bundle/0',
  'javascript:1',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://bundle/',
  'ms-settings:',
  'not a url',
  '',
];
